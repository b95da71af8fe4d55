/// The words met around numbers in CRM fields, in lower case.
enum PhoneWords {
    static func folded(_ letters: ArraySlice<UInt8>) -> String {
        String(decoding: letters.prefix(longest), as: UTF8.self).lowercased()
    }

    static let dividers: Set<String> = [
        "or", "and", "y", "ou", "et", "und", "oder", "e", "o", "i", "и", "или", "en", "of", "eller", "och", "ve",
        "veya",
    ]

    static let extensions: Set<String> = [
        "ext", "extn", "exten", "extension", "extensión", "x", "poste", "durchwahl", "dw", "klappe", "kl",
        "nebenstelle", "nst", "доб", "добавочный", "вн", "int", "interno", "anexo", "anx", "ramal",
        "rml", "wew", "toestel", "tst", "anknytning", "ankn", "lokal", "dahili", "内線", "内线", "分机",
    ]

    static let labels: Set<String> = [
        "tel", "tél", "telephone", "téléphone", "telefon", "teléfono", "telefono", "telefone", "telefoon", "fon",
        "fono", "phone", "ph", "t", "p", "mobile", "mobil", "móvil", "movil", "mob", "m", "cell", "cellular", "cel",
        "celular", "celulare", "cellulare", "cellphone", "c", "portable", "port", "gsm", "handy", "work", "w",
        "office", "off", "büro", "bureau", "oficina", "home", "h", "privat", "private", "personal", "casa", "main",
        "direct", "direkt", "fax", "f", "whatsapp", "wa", "wsp", "wpp", "zap", "viber", "signal", "sms", "number",
        "no", "nr", "num", "nº", "тел", "телефон", "моб", "мобильный", "раб", "дом",
        "电话", "手机", "電話", "携帯", "هاتف", "جوال", "موبایل",
    ]

    private static let longest = 40
}
