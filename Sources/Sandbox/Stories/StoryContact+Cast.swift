extension StoryContact {
    /// The contacts of people who write. Mexico without the 1, Brazil with and without the ninth digit, Benin before
    /// 2024, a London number in its national form, two records that share one phone.
    static let cast = table(
        """
        Núria | Puig | Cafè Onyar | Propietària | +34 611 222 333 | | | Diego
        Marc | Vila | Vila & Fills | Gerent | 622 333 444 | | | Diego
        Cafeteria | Vila | Vila & Fills | | +34 622 33 34 44 | | | Aylin
        Tomás | Rey | Hotel Rey | Compras | 972 000 123 | 644 55 56 66 | | Diego
        Ana | Díaz | La Barra de Coyoacán | Gerente | +52 55 1234 5678 | | | Mara
        Jorge | Salinas | Salinas Eventos | Director | +52 81 1234 5670 | | | Mara
        Martín | Acosta | Café Almagro | Dueño | | +54 9 11 2345-6789 | | Mara
        Lucía | Ferreyra | Panadería Ferreyra | Encargada | +54 341 512-3456 | | | Aylin
        Rafaela | Lima | Grão Mineiro | Sócia | +55 (31) 98765-4321 | | | Mara
        João | Prado | Padaria Prado | Dono | +55 11 8765-1234 | | | Mara
        Jonas | Weber | Rösterei Weber | Inhaber | +49 30 23125 044 | 0171 3920031 | +49 171 3920031 | Tom
        Katrin | Hollmann | Bäckerei Hollmann | Einkauf | | +49 (0)176 04069042 | | Tom
        Jack | Hill | Hill Street Coffee | Owner | 07700 900123 | | | Aylin
        Emily | Carter | Carter & Crumb | Operations | +1 (212) 555-0123 | | | Mara
        Priya | Nair | Malabar Roasters | Founder | | +91 98765 43210 | | Tom
        Koffi | Kouassi | Maquis du Plateau | Gérant | +225 07 12 34 56 78 | | | Diego
        Adjoa | Hounkpatin | Délices de Cotonou | Directrice | +229 97 12 34 56 | | | Diego
        Giulia | Moretti | Bar Moretti | Titolare | | | +39 347 123 4567 | Diego
        River | Kim | Northside Cart | | +1 415 555 0142 | | | Tom
        """)
}
