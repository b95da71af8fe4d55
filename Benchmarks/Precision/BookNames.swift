/// Names as a CRM and as WhatsApp show them.
enum BookNames {
    static func full(_ dice: inout Dice) -> String {
        dice.pick(first) + " " + dice.pick(last)
    }

    /// What a CRM shows for somebody of that name.
    static func inBook(_ name: String, _ dice: inout Dice) -> String {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<90: name
        case 90..<94: firstName(name)
        case 94..<97: dice.pick(companies)
        default: name.lowercased().replacing(" ", with: ".") + "@example.com"
        }
    }

    /// What somebody of that name calls itself on WhatsApp; `nil` = nothing.
    static func onWhatsApp(_ name: String, _ dice: inout Dice) -> String? {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<35: name
        case 35..<70: firstName(name)
        case 70..<76: firstName(name).uppercased() + " 🌸"
        case 76..<88: dice.pick(nicknames)
        case 88..<93: dice.pick(companies)
        default: nil
        }
    }

    private static func firstName(_ name: String) -> String {
        String(name.prefix { $0 != " " })
    }

    private static let first = [
        "Ana", "Luis", "Marta", "José", "Carmen", "Pablo", "Lucía", "Jorge", "Elena", "Raúl", "Jürgen", "Anke", "Lukas",
        "Sophie", "Chloé", "Hugo", "Camille", "Louis", "Giulia", "Marco", "Chiara", "Luca", "João", "Inês", "Tiago",
        "Emily", "Oliver", "Grace", "Harry", "Aoife", "Sanne", "Daan", "Ingrid", "Lars", "Freja", "Søren", "Zofia",
        "Piotr", "Jana", "Tomáš", "Olga", "Dmitri", "Ayşe", "Emre", "Jennifer", "Michael", "Guadalupe", "Javier",
        "Camila", "Matías", "Priya", "Arjun", "Wei", "Mei", "Chidi", "Ngozi", "Koffi", "Aya", "Fernanda", "Rafael",
    ]

    private static let last = [
        "García", "Díaz", "Muñoz", "Ruiz", "Navarro", "Ortega", "Vidal", "Schmidt", "Müller", "Weber", "Martin",
        "Bernard", "Dubois", "Rossi", "Bianchi", "Ferrari", "Silva", "Santos", "Costa", "Smith", "Jones", "Taylor",
        "Murphy", "Kelly", "Jansen", "Visser", "Peeters", "Meier", "Gruber", "Lindberg", "Hansen", "Nielsen",
        "Kowalski",
        "Nowak", "Novák", "Ivanov", "Petrov", "Yılmaz", "Kaya", "Johnson", "Brown", "Hernández", "López", "González",
        "Fernández", "Oliveira", "Pereira", "Rojas", "Vargas", "Quispe", "Sharma", "Patel", "Tan", "Lim", "Wong",
        "Okafor", "Adeyemi", "Kouassi", "Traoré", "Castro",
    ]

    private static let nicknames = [
        "🌊", "~", "Pitu", "La jefa", "El Rubio", "mamá", "J.", "XxLobo", "Estoy ocupada", "Luna", "Sunshine", "...",
        "Dios es amor", "Only calls", "Mr. T", "Churri",
    ]

    private static let companies = [
        "Talleres Norte", "Café Central", "Müller GmbH", "Dental Sonrisa", "Blue Sky Travel", "Fontanería Express",
        "Atlas Logistics", "La Huerta", "Studio 54 Pilates", "Nordic Foods",
    ]
}
