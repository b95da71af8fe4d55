/// Contacts as companies keep them: most with one phone, some with two or none, in all the ways people write phones.
struct SampleContacts {
    private var dice = Dice(seed: 7)
    private static let firstNames = ["Ana", "Luis", "Jürgen", "Marta", "Priya", "José", "Chloé", "Piotr", "Aisha"]
    private static let lastNames = ["Díaz", "García", "Müller", "Rossi", "Smith", "Nguyễn", "Silva", "Kowalski", "Öz"]

    /// HubSpot's properties of the contact `index`.
    mutating func properties(_ index: Int, owners: [String]) -> [String: String] {
        var properties = [
            "firstname": dice.pick(Self.firstNames), "lastname": dice.pick(Self.lastNames),
            "email": "person\(index)@example.com",
        ]
        let kind = Int.random(in: 0..<100, using: &dice)
        if kind < 80 { properties["phone"] = phoneText() }
        if kind < 20 { properties["mobilephone"] = phoneText() }
        if kind % 3 == 0 { properties["hubspot_owner_id"] = dice.pick(owners) }
        return properties
    }

    /// A phone text in one of the ways that CRMs hold, roughly as often as they do.
    mutating func phoneText() -> String {
        let (a, b, c) = (dice.digits(2), dice.digits(3), dice.digits(3))
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<35: return "+346\(a)\(b)\(c)"
        case 35..<55: return "+34 6\(a) \(b) \(c)"
        case 55..<70: return "6\(a) \(b) \(c)"
        case 70..<74: return "00346\(a)\(b)\(c)"
        case 74..<78: return "+49 (0) 30 \(b)\(c)\(a)"
        case 78..<82: return "+1 (212) \(b)-\(a)\(c.prefix(2))"
        case 82..<86: return "+52 1 55 \(dice.digits(4)) \(dice.digits(4))"
        case 86..<90: return "346\(a)\(b)\(c)"
        case 90..<93: return "Tel. +34 91 \(b) \(a) \(c.prefix(2)) ext. 12"
        case 93..<95: return "+34 6\(a) \(b) \(c) / +34 91 \(b) \(c)\(a.prefix(1))"
        case 95..<97: return "https://wa.me/346\(a)\(b)\(c)"
        default: return "llamar después de las \(a.prefix(1))"
        }
    }
}
