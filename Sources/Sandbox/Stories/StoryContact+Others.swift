extension StoryContact {
    /// People in the CRM who have not written: other numbers, landlines, extensions, two numbers in a field, no number.
    static let others = table(
        """
        Carla | Bosch | Forn Bosch | Encarregada | +34 655 010 101 | | | Diego
        Iván | Molina | Hostal Molina | | 655 020 202 | | | Diego
        Sara | Lozano | Bar Central | Dueña | 910 00 10 20 | 655 030 303 | | Diego
        Pau | Ferrer | Ferrer Hostaleria | Tècnic | +34 972 000 456 ext. 12 | | | Inés
        Elena | Castro | Grupo Castro | Compras | 0034 655 040 404 | | | Aylin
        Rubén | Gil | | | n/a | | | Diego
        Marta | Serra | Escola Serra | | | | | Diego
        Laia | Roca | Roca Events | Producció | +34 655 050 505 / 972 000 789 | | | Aylin
        Óscar | Nieto | Nieto Hermanos | Socio | 655-060-606 | | | Inés
        Alba | Prieto | Prieto Catering | | tel: +34 655 070 707 | | | Diego
        Héctor | Luna | Café Luna | Dueño | +52 33 1234 5601 | | | Mara
        Paola | Ríos | Ríos y Asociados | | 044 55 1234 5602 | | | Mara
        Diego | Camacho | Hotel Camacho | Gerente | +52 1 81 1234 5603 | | | Mara
        Fernanda | Ortega | Tostadora Ortega | | 55 1234 5604 | | | Mara
        Raúl | Medina | Café Medina | | +52 999 123 4605 | | | Aylin
        Valentina | Suárez | Suárez Deco | | +54 11 2345-6701 | | | Mara
        Bruno | Peralta | Bar Peralta | Dueño | | +54 9 351 512-3402 | | Mara
        Camila | Rossi | Rossi Hnos. | | 0341 15 512-3403 | | | Aylin
        Beatriz | Nogueira | Doce Nogueira | | +55 21 98765-4304 | | | Mara
        Thiago | Barros | Barros Café | | (31) 8765-4305 | | | Mara
        Helena | Duarte | Empório Duarte | Gerente | +55 45 3278-2106 | | | Aylin
        Stefan | Brandt | Hotel Brandt | Einkauf | 030 23125 107 | | | Tom
        Miriam | Lang | Café Lang | Inhaberin | +49 (0)171 3920058 | | | Tom
        Uwe | Peters | Peters Gastro | | 0049 40 66969 109 | | | Tom
        Selin | Arslan | Arslan Feinkost | | +49 69 90009 110 | | | Aylin
        Florian | Huber | Huber Backhaus | | 089/99998111 | | | Tom
        Anja | Krause | | | unbekannt | | | Tom
        Oliver | Grant | Grant & Sons | | +44 (0)20 7946 0958 | | | Aylin
        Chloe | Bennett | Bennett Bakes | | +44 20 7946 0112 | 07700 900 456 | | Aylin
        Harry | Shaw | Shaw Catering | | 0117 496 0113 | | | Aylin
        Daniel | Reed | Reed Roasting | | (650) 555-0114 | | | Mara
        Grace | Ellis | Ellis Street Deli | Owner | 1-212-555-0115 x45 | | | Mara
        Maya | Thompson | | | 212.555.0116 | | | Mara
        Arjun | Mehta | Mehta Hospitality | | +91 098765 00117 | | | Tom
        Kavya | Reddy | Reddy Foods | | 98765 00118 | | | Tom
        Aya | Koné | Chez Aya | | +225 05 12 34 56 19 | | | Diego
        Serge | Dossou | Dossou Import | | +229 01 95 12 34 20 | | | Diego
        Luca | Ferri | Torrefazione Ferri | | +39 06 4567 8921 | | | Diego
        Chiara | Galli | Pasticceria Galli | | | 347 123 4522 | | Diego
        Pierre | Laurent | Laurent & Fils | | +33 (0)1 99 00 01 23 | | | Diego
        Manon | Petit | Café Petit | | 06 39 98 01 24 | | | Diego
        Nina | Sørensen | Nordkaffe | | +45 61 23 45 25 | | | Tom
        """)
}
