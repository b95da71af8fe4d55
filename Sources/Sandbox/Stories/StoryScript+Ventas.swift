extension StoryScript {
    /// Ventas ES: sales for Spain, Italy, West Africa and whoever finds the number.
    static let ventas = """
        # nuria 106540352242922
        6d 09:12 > Bon dia! Soc la Núria, del Cafè Onyar de Girona. Em vau deixar un pressupost de la Lumen Duo
        +4 < Bon dia, Núria! Sí, el tinc aquí davant. Hi ha alguna cosa que vulguis canviar?
        +3 > Si pot ser, que sigui en color coure. I quant triga l'entrega?
        +6 < En coure són 140 € més. Entrega en 3 setmanes, instal·lació inclosa
        +2 > [react 👍]
        +1 > D'acord. M'ho envieu en PDF i ho signo avui
        +21 < [file pressupost-onyar.pdf | Aquí el tens, amb el color nou]
        5d 16:40 > [file pressupost-onyar-signat.pdf | Signat!]
        +5 < Rebut, moltes gràcies! Et confirmo la data demà al matí
        4d 08:55 < Bon dia! L'instal·lador passarà dijous de la setmana vinent a les 9
        +12 > Perfecte, a les 9 obrim. Per on ha d'entrar?
        +2 > [place 41.9831 2.8249 | Cafè Onyar | Rambla de la Llibertat 20, Girona]
        +1 > Per la porta del riu, la del davant és massa estreta
        +8 < ^ Anotat, li ho dic
        95m > [photo Així ha quedat la barra, amb el forat per a la màquina]
        +2 > ¿Llega seguro el jueves? Tengo al electricista a las 11
        # marc 106540352242922
        6d 11:30 > Buenas, necesito dos juegos de juntas para una Lumen One del 2021
        +9 < Hola, Marc. Tenemos. ¿Las mandamos a la dirección de siempre?
        +2 > Sí, a la calle Nou
        +1 > [order JUNTA-58 | 2 | Si pueden salir hoy, mejor]
        +14 < Salen esta tarde. 36 € con el envío
        3d 12:05 > Llegaron, todo bien. Pero la factura viene a mi nombre y tendría que ir a la cafetería
        +20 < Sin problema, te la rehago. ¿Me pasas el NIF de la empresa?
        +4 > [photo La tarjeta de la empresa]
        +10 < [file factura-1187-b.pdf | Corregida]
        +3 > [react 🙏]
        # beatriz 106540352242922
        4d 19:22 > Hola! Me pasa vuestro contacto un amigo. Abro una cafetería pequeñita en septiembre y no sé ni por dónde empezar 😅
        +0 > Tenéis máquinas de segunda mano?
        3d 08:31 < ¡Hola, Bea! Enhorabuena por el proyecto. Sí, tenemos revisadas con un año de garantía
        +2 < ¿Cuántos cafés calculas al día?
        +26 > Uf, ojalá 150. Al principio 80?
        +5 < Con 80–150 te sobra una Lumen One de un grupo. Te mando una foto de la que acaba de entrar
        +1 < [photo Lumen One, 2022, 38.000 cafés]
        +3 > Qué bonita!! 😍
        +1 > [voice 21]
        +12 < Claro, puedes venir a verla cuando quieras. Estamos en la nave de Sant Celoni
        +4 > El viernes por la tarde?
        +2 < Perfecto, ¿a las 17:00 o a las 18:30?
        +3 > [button A las 17:00]
        1d 15:10 > Al final puedo ir con mi socia, que es la que sabe. Te paso su contacto
        +0 > [card Irene Vidal | +34 655 090 909]
        # tomas 106540352242922
        5d 10:02 > Buenos días. Hotel Rey, de Figueres. Queremos renovar las 6 máquinas del bufé
        +7 < Buenos días, Tomás. ¿Automáticas, como las que tienen ahora?
        +3 > Sí, pero que hagan leche fría
        +16 < Entonces la Lumen Auto C. Le preparo una oferta por las seis
        2d 09:45 < [file oferta-hotel-rey.pdf | Seis Lumen Auto C, con retirada de las antiguas]
        +55 > Lo vemos en la reunión de mañana. ¿El precio incluye el descalcificador?
        +6 < Incluido, y el primer cambio de filtros también
        1d 14:20 > [username hotelrey]
        +1 > Aprobado. ¿Cuándo podría venir alguien a medir?
        +9 < ¡Qué buena noticia! El lunes a primera hora si le va bien
        140m > El lunes perfecto. Pregunten por mí en recepción
        # koffi 106540352242922
        4d 10:15 > Bonjour, je tiens un maquis au Plateau à Abidjan. Livrez-vous en Côte d'Ivoire ?
        +18 < Bonjour Koffi, oui, par bateau depuis Barcelone, environ cinq semaines
        +3 > Et pour les pièces, il y a quelqu'un sur place ?
        +7 < Nous avons un technicien partenaire à Treichville
        +2 > [voice 34]
        +15 < D'accord, 220 volts et citerne. Dans ce cas il faut la pompe renforcée, +90 €
        3d 16:02 > Bon. Envoyez-moi la facture pro forma
        +40 < [file proforma-kouassi.pdf]
        1d 11:08 > Merci. Mon frère passe à Barcelone la semaine prochaine, peut-il la voir ?
        +13 < Avec plaisir, dites-lui de nous appeler la veille
        # adjoa 106540352242922
        5d 13:20 > Bonsoir, ici Adjoa de Cotonou. Le bras du groupe 2 goutte depuis samedi
        +11 < Bonsoir Adjoa. Pouvez-vous m'envoyer une petite vidéo ?
        +5 > [video Ça goutte là, au milieu]
        +9 < C'est le joint. Je vous en envoie trois par DHL, c'est sous garantie
        +1 > [react ❤️]
        2d 08:44 > Bien reçus ! Changés ce matin, plus une goutte
        +3 < [sticker]
        # giulia 106540352242922
        3d 07:50 > Buongiorno! Scrivo dal Bar Moretti, Torino. Fate anche assistenza in Italia?
        +10 < Buongiorno Giulia! Sì, abbiamo un tecnico a Milano che copre il Piemonte
        +4 > Ottimo. La macchina fa scattare il salvavita appena la accendo 😬
        +2 > [photo Il quadro elettrico]
        +6 < Sembra la resistenza. La lasci spenta: chiedo al tecnico quando può passare
        +32 < Domani tra le 14 e le 16, va bene?
        +1 > Benissimo, grazie mille
        1d 16:35 > Riparata! Era proprio la resistenza. Complimenti al tecnico
        +5 < [react 🎉]
        # jack 106540352242922
        2d 11:25 > Hi, is this the sales line? I'm in Bristol, looking at the Lumen Duo
        +14 < Hi Jack! Yes. We ship to the UK with duties paid. Shall I send the price list?
        +2 > Please do
        +3 < [file lumen-price-list-uk.pdf | Valid until the end of the year]
        1d 09:30 > Thanks. What's the difference between Duo and Duo Plus? My German supplier only mentions the Plus
        +18 < The Plus has two boilers and a timer. For a street cart the Duo is plenty
        150m > Right, the Duo it is then. Can you do copper as well?
        """
}
