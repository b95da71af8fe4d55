import Domain

/// The people that `contacts` of one change names, and the rule which of them wrote a message.
struct ContactBook {
    private var only: PersonReference?
    private var byUserID: [BusinessScopedUserID: PersonReference] = [:]
    private var byPhone: [String: PersonReference] = [:]

    init(_ contacts: [JSON]) {
        if contacts.count == 1 {
            only = Self.person(contacts[0])
        } else {
            contacts.forEach { add(Self.person($0)) }
        }
    }

    static func person(_ contact: JSON) -> PersonReference {
        var person = WhatsAppIdentifier.person(phone: contact["wa_id"], userID: contact["user_id"])
        person.profileName = contact["profile"]?["name"]?.text
        person.username = contact["profile"]?["username"]?.text ?? contact["username"]?.text
        return person
    }

    /// Completes a message's writer by the contact with the same user id, else the same phone, else by the only
    /// contact.
    ///
    /// A contact that merely stands alone lends its name, and its identifiers only to a message without any: a phone
    /// and a user id belong together only if they stood in one object. With several messages it may be somebody else's,
    /// so one that contradicts the message lends nothing.
    func completing(_ person: PersonReference, isOnlyMessage: Bool) -> PersonReference {
        if let match = match(person) { return person.completed(from: match) }
        guard let only else { return person }
        if person.isAnonymous { return isOnlyMessage ? only : person }
        guard isOnlyMessage || !person.contradicts(only) else { return person }
        let name = PersonReference(profileName: only.profileName, username: only.username)
        return person.completed(from: name)
    }

    private func match(_ person: PersonReference) -> PersonReference? {
        if let only { return person.isSamePerson(as: only) ? only : nil }
        return person.userID.flatMap { byUserID[$0] } ?? person.phone.flatMap { byPhone[$0] }
    }

    private mutating func add(_ person: PersonReference) {
        if let userID = person.userID { byUserID[userID] = person }
        if let phone = person.phone { byPhone[phone] = person }
    }
}
