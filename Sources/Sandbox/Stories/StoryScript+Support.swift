extension StoryScript {
    /// Support MX: help for the Americas.
    static let support = """
        # ana 108271905534417
        6d 15:02 > Hola, buenas tardes. Soy Ana, de La Barra de Coyoacán. La máquina no calienta 😟
        +3 < Hola, Ana. Lamento la molestia. ¿Qué marca la pantalla?
        +1 > Sale E04 y luego se apaga
        +4 < E04 es el sensor de la caldera. ¿Me manda una foto de la placa de atrás, por favor?
        +6 > [photo La placa, espero que se lea]
        +3 < Se lee perfecto. Tengo el sensor en bodega, sale hoy mismo
        +1 > ¿Llega mañana? Sin café me linchan 😅
        +2 < Sí, mañana antes de las 12. El técnico es Beto
        5d 17:40 > Ya quedó. Beto muy amable
        +5 < [react 🙌]
        1d 16:12 > Otra cosita: ¿cada cuánto cambio el filtro de agua?
        +22 < Con el agua de la ciudad, cada tres meses. ¿Le agendo un recordatorio?
        55m > Sí, por favor. Y si se puede, facturado a nombre del local
        # jorge 108271905534417
        5d 14:10 > Qué tal, necesito rentar 4 máquinas para una boda en Monterrey el día 12
        +8 < Qué tal, Jorge. ¿Cuántos invitados?
        +2 > 350, pero no todos toman café jaja
        +5 < Con tres Lumen Duo y dos baristas alcanza bien
        +3 > Mándeme cotización con y sin baristas
        +45 < [file cotizacion-salinas.pdf | Las dos opciones]
        4d 19:05 > Va con baristas
        +1 > [edit Va con baristas. El anticipo se lo deposito el lunes]
        +10 < Perfecto, queda apartado
        2d 15:33 > [place 25.6714 -100.3090 | Quinta Los Sabinos | Carretera Nacional km 9, Monterrey]
        +1 > Es aquí, hay que llegar a las 5 de la mañana
        +7 < ^ Anotado. Mandamos dos camionetas
        1d 13:50 > [number 5218112345699]
        +2 > Cambié de número, este es el bueno
        # martin 108271905534417
        4d 13:15 > Hola, ¿cómo andan? El molino está tirando el café re grueso desde ayer
        +12 < Hola, Martín. ¿Le cambiaron la muela hace poco?
        +2 > Hace un mes, vino el pibe de ustedes
        +4 < Puede haber quedado floja. Le paso un video de cómo ajustarla
        +0 < [video Ajuste de la muela, 40 segundos]
        +25 > Listo, era eso! Un capo
        +1 > [sticker]
        1d 12:20 > Che, ¿me mandan también el repuesto de la tolva? Se me rajó
        +9 < Sí, sale el martes con el camión
        # lucia 108271905534417
        3d 12:45 > Hola! Soy Lu de la panadería Ferreyra, Rosario. Consulta: la Lumen One anda con garrafa?
        +15 < Hola, Lu. Sí, con el kit de gas. Lo instala un gasista matriculado
        +3 > Y el kit cuánto sale?
        +6 < 120 dólares, con las mangueras
        +2 > Dale, lo consulto con mi viejo y te digo
        100m > Dice que sí 😁 cómo lo pago?
        # rafaela 108271905534417
        5d 12:30 > Oi, tudo bem? Aqui é a Rafaela, do Grão Mineiro, em BH
        +0 > O vapor está saindo fraquinho
        +7 < Oi, Rafaela! Tudo bem. Quando foi a última descalcificação?
        +3 > Xi... acho que nunca fizemos 🙈
        +4 < Sem problema, mando o passo a passo. Precisa de dois sachês
        +1 < [file descalcificacao-pt.pdf]
        4d 13:05 > Fiz ontem à noite, voltou a funcionar! Obrigada ❤️
        +6 < [react 😍]
        1d 13:15 > Vocês têm os sachês para vender? Quero deixar uma caixa aqui
        +10 < Temos: caixa com 20, R$ 180. Entrego na sexta
        +2 > [order SACHE-20 | 1 | Pode ser com nota fiscal?]
        # joao 108271905534417
        3d 14:05 > Boa tarde. Comprei uma máquina de vocês em 2019 e perdi o manual
        +9 < Boa tarde, João. É a Lumen One preta?
        +1 > Isso, a preta
        +3 < [file manual-lumen-one-pt.pdf | Está tudo aqui]
        +2 > Valeu demais
        +1 > [poll]
        +12 < A enquete não abriu aqui, pode escrever?
        +4 > Era brincadeira, perguntei pros meus funcionários qual café preferem kkk
        75m > Agora sério: o botão do meio não responde mais
        # emily 108271905534417
        4d 15:45 > Hello! Carter & Crumb in New York. Our Duo throws an E11 every morning
        +6 < Hi Emily, E11 is low water pressure. Is there a softener in the line?
        +5 > Yes, installed last month
        +3 < Then its bypass is probably closed. It's the small blue tap on the side
        +18 > [photo This one?]
        +1 < ^ Exactly that one. A quarter turn to the left
        +2 > You're a wizard. Works!
        +1 > [react 🧙]
        1d 14:40 > Quick one: do you have a loaner while we send ours for service?
        +20 < We do, for up to two weeks. Which dates do you need?
        45m > 30 Nov to 9 Dec would be ideal
        # jack 108271905534417
        1d 10:05 > Hello, sales said to ask you: is the copper finish safe to clean with vinegar?
        +30 < Hi Jack, better not. Warm water and a soft cloth, that's all
        """
}
