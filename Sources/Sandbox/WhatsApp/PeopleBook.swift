/// The people of the sandbox with look-up by number (any known spelling) and BSUID.
struct PeopleBook: Sendable {
    /// Enough for simulations of many thousand people; a page of the sandbox never shows them all.
    static let limit = 200_000

    private(set) var all: [SandboxPerson] = []
    private var byNumber: [String: SandboxPersonID] = [:]
    private var byBSUID: [String: SandboxPersonID] = [:]

    subscript(id: SandboxPersonID) -> SandboxPerson? {
        all.indices.contains(id.value - 1) ? all[id.value - 1] : nil
    }

    /// `nil` when the book is full.
    mutating func add(
        name: String, waID: String?, country: String, username: String?, hidesNumber: Bool,
        bsuid: String? = nil, using random: inout SplitMix64
    ) -> SandboxPersonID? {
        guard all.count < Self.limit else { return nil }
        let id = SandboxPersonID(all.count + 1)
        let person = SandboxPerson(
            id: id, name: name, waID: waID, bsuid: bsuid ?? Self.bsuid(country: country, using: &random),
            username: username,
            hidesNumber: hidesNumber, sendsReadReceipts: true, hasBlockedUs: false, formerNumbers: [])
        all.append(person)
        index(person)
        return id
    }

    mutating func update(_ person: SandboxPerson) {
        guard let before = self[person.id] else { return }
        if let number = before.waID, number != person.waID { byNumber[number] = nil }
        if before.bsuid != person.bsuid { byBSUID[before.bsuid] = nil }
        all[person.id.value - 1] = person
        index(person)
    }

    /// Finds the person behind a number in any of the spellings WhatsApp itself treats as one.
    func find(number digits: String) -> SandboxPerson? {
        for form in WhatsAppNumberForms.forms(of: digits) {
            if let id = byNumber[form] { return self[id] }
        }
        return nil
    }

    func find(bsuid: String) -> SandboxPerson? {
        byBSUID[bsuid].flatMap { self[$0] }
    }

    func find(name: String) -> SandboxPerson? {
        all.first { $0.name == name }
    }

    static func bsuid(country: String, using random: inout SplitMix64) -> String {
        country + "." + random.digits(20)
    }

    private mutating func index(_ person: SandboxPerson) {
        if let number = person.waID { byNumber[number] = person.id }
        byBSUID[person.bsuid] = person.id
    }
}
