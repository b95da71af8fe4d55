import Domain

/// The address book of the owner's phone (`smb_app_state_sync`).
extension WhatsAppState {
    /// Each kind once, within a day after onboarding. What follows comes by webhook.
    mutating func share(_ kind: String, of number: SandboxBusinessNumber, now: Timestamp) throws(GraphError) {
        guard let phone = phones[number.id] else { throw .invalid("sync_type", "the number is on no phone") }
        guard !phone.shared.contains(kind) else { throw .historyUsedUp }
        guard now <= phone.onboardedAt + SandboxPhone.patience else { throw .sharedTooLate }
        phones[number.id]?.shared.insert(kind)
        if kind == "history" { shareHistory(of: number, now: now) } else { shareBook(of: number, now: now) }
    }

    /// Adds or edits: both are told as `add`, and only once the book was asked for.
    mutating func save(_ person: SandboxPerson, as name: String, _ occasion: Occasion) {
        let entry = SandboxPhone.BookEntry(name: name, writtenAt: occasion.at)
        phones[occasion.number.id]?.book[person.id] = entry
        guard isShared(occasion.number, "smb_app_state_sync") else { return }
        tellBook(Self.added(person, entry), on: occasion.number, due: occasion.due)
    }

    mutating func remove(_ person: SandboxPerson, _ occasion: Occasion) {
        guard phones[occasion.number.id]?.book.removeValue(forKey: person.id) != nil,
            isShared(occasion.number, "smb_app_state_sync")
        else { return }
        let state: JSON = [
            "type": "contact", "action": "remove", "contact": .object(Self.identifiers(person)),
            "metadata": ["timestamp": Self.seconds(occasion.at)],
        ]
        tellBook(state, on: occasion.number, due: occasion.due)
    }

    /// The whole book, as it is.
    mutating func shareBook(of number: SandboxBusinessNumber, now: Timestamp) {
        let book = phones[number.id]?.book ?? [:]
        for (id, entry) in book.sorted(by: { $0.key < $1.key }) {
            guard let person = people[id] else { continue }
            tellBook(Self.added(person, entry), on: number, due: now)
        }
    }

    func isShared(_ number: SandboxBusinessNumber, _ kind: String) -> Bool {
        phones[number.id]?.shared.contains(kind) ?? false
    }

    private mutating func tellBook(_ state: JSON, on number: SandboxBusinessNumber, due: Timestamp) {
        tell(WebhookUpdate(field: "smb_app_state_sync", number: number, part: .item("state_sync", state)), due: due)
    }

    private static func added(_ person: SandboxPerson, _ entry: SandboxPhone.BookEntry) -> JSON {
        var contact = identifiers(person)
        contact["full_name"] = .string(entry.name)
        contact["first_name"] = .string(String(entry.name.prefix { $0 != " " }))
        return [
            "type": "contact", "action": "add", "contact": .object(contact),
            "metadata": ["timestamp": seconds(entry.writtenAt)],
        ]
    }

    private static func identifiers(_ person: SandboxPerson) -> [String: JSON] {
        var fields: [String: JSON] = ["user_id": .string(person.bsuid)]
        if let number = person.visibleNumber { fields["phone_number"] = .string(number) }
        return fields
    }
}
