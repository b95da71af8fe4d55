extension StoryScript {
    /// Vertrieb DE: distribution for Germany and beyond.
    static let vertrieb = """
        # jonas 110863017756028
        6d 08:20 > Guten Morgen, Rösterei Weber aus Berlin. Wir würden die Duo gern in unser Programm aufnehmen
        +15 < Guten Morgen, Herr Weber! Das freut uns. Wie viele Maschinen im Jahr stellen Sie sich vor?
        +5 > Am Anfang vielleicht zehn, wenn die Marge stimmt 🙂
        +10 < Ab zehn Stück geben wir 22 %. Ich schicke Ihnen die Händlerkonditionen
        +2 < [file haendlerkonditionen.pdf]
        5d 09:35 > Gelesen. 24 % und wir sind uns einig
        +40 < ^ 23 % und die erste Vorführmaschine leihweise?
        +6 > [react 🤝]
        +1 > Abgemacht
        2d 10:10 > Wann kommt denn die Vorführmaschine?
        +1 > [edit Wann kommt denn die Vorführmaschine? Wir haben am 5.12. Tag der offenen Tür]
        +25 < Geht morgen per Spedition raus, Lieferung spätestens am Donnerstag
        1d 13:05 > [voice 17]
        +8 < Ja, mit Starkstromstecker. Adapter liegt bei
        65m > Sie ist da! Auspacken dauert noch, die Palette ist riesig
        +1 > [photo Passt gerade so durch die Tür]
        # katrin 110863017756028
        5d 07:30 > Moin, hier Hollmann. Wir brauchen für drei Filialen neue Mühlen
        +12 < Moin, Frau Hollmann! Gleiche wie letztes Mal?
        +3 > Nein, leiser bitte. Die Kunden beschweren sich
        +9 < Dann die M3 Silent, 58 dB. Zwei habe ich sofort da, die dritte in zehn Tagen
        +2 > Die zwei gleich, bitte. An die Filiale am Hafen
        +0 > [place 53.5459 9.9662 | Bäckerei Hollmann, Filiale Hafen | Bei den Landungsbrücken 4, Hamburg]
        3d 09:15 > Falsche Rechnung, da stehen drei drauf
        +1 > [delete]
        +1 > Entschuldigung, hat sich erledigt, war die alte
        +14 < Kein Problem 🙂
        1d 08:50 < Die dritte Mühle geht heute raus
        +35 > Prima, danke!
        # priya 110863017756028
        4d 06:40 > Good morning from Kochi! We met at the fair in Berlin. Malabar Roasters
        +50 < Good morning Priya, of course I remember! How was the trip home?
        +8 > Long 😄 We want to import 12 Duos for Kerala. Do you have an Indian certificate?
        +12 < BIS registration is in progress, we expect it in January
        +4 > OK. Then let's prepare everything so that we can ship on day one
        3d 07:05 > [file malabar-import-licence.pdf | Our licence, for your file]
        +30 < Thank you. Could you also tell me the port?
        +2 > [list Kochi | Cochin Port Trust]
        1d 07:20 > Any news about the freight quote?
        +70 < Arriving this week, I am on it
        120m > 🙏
        # river 110863017756028
        2d 16:30 > hey, do you sell single parts to the US? i fix up old espresso carts
        +25 < Hi River, we do. Which part are you looking for?
        +3 > pump for a 2016 lumen one. serial on the photo
        +0 > [photo serial plate]
        +11 < We have three left. 85 € plus shipping
        +2 > take my money
        +4 < Happy to. What is your phone number for the carrier?
        1d 16:45 > rather not share it here, can i mail you?
        +15 < Sure: parts@lumen.example
        30m > mail sent. thanks for being cool about it
        # jack 110863017756028
        3d 10:20 > Hello, Jack from Bristol. Do you also supply the UK or should I ask Spain?
        +22 < Hello Jack, the UK is served from Barcelona. They are quick: +34 910 12 34 56
        +2 > Cheers
        """
}
