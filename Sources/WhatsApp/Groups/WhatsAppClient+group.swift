public import Domain

extension WhatsAppClient {
    private static let groupFields = "subject,description,participants,suspended,creation_timestamp"

    /// What a group is called and who is in it (Meta, *Groups API*): for one that was there before anybody listened.
    public func group(_ id: GroupID) async throws(WhatsAppFailure) -> GroupReport {
        GroupReport(try await send(.get, [id.value], [("fields", Self.groupFields)]))
    }
}

extension GroupReport {
    init(_ json: JSON) {
        let people = json["participants"].list.compactMap { row -> PersonReference? in
            let named = WhatsAppIdentifier.person(phone: row["wa_id"] ?? row["user"], userID: row["user_id"])
            var person = named.isAnonymous ? WhatsAppIdentifier.person(phone: row, userID: row) : named
            guard !person.isAnonymous else { return nil }
            person.username = row["username"]?.text
            return person
        }
        self.init(
            subject: json["subject"]?.text, description: json["description"]?.text,
            isSuspended: json["suspended"]?.bool, createdAt: json["creation_timestamp"]?.moment, participants: people)
    }
}
