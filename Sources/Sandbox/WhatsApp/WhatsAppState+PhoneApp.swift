import Domain

/// What the business writes on its own phone (`smb_message_echoes`), and news about the account.
extension WhatsAppState {
    /// Does not open or extend the service window.
    mutating func echo(
        _ content: SandboxContent, to person: SandboxPerson, _ occasion: Occasion, replyingTo: String? = nil
    ) -> String {
        var fields = content.fields(file: shelve(content, life: .seconds(7 * 86_400), now: occasion.now))
        if let replyingTo { fields["context"] = ["id": .string(replyingTo)] }
        let wamid = tellEcho(fields, to: person, occasion)
        var message = SandboxMessage(
            wamid: wamid, number: occasion.number.id, person: person.id, author: .phoneApp, content: content,
            at: occasion.at, replyingTo: replyingTo)
        message.milestones = [.init(status: .read, at: occasion.at)]
        log.add(message)
        return wamid
    }

    mutating func echoReaction(
        _ emoji: String?, to wamid: String, for person: SandboxPerson, _ occasion: Occasion
    ) -> String {
        log.change(wamid) { $0.reactions[.phoneApp] = emoji }
        var reaction: [String: JSON] = ["message_id": .string(wamid)]
        if let emoji { reaction["emoji"] = .string(emoji) }
        return tellEcho(["type": "reaction", "reaction": .object(reaction)], to: person, occasion)
    }

    mutating func echoEdit(_ wamid: String, to text: String, for person: SandboxPerson, _ occasion: Occasion) -> String
    {
        log.change(wamid) { message in
            message.content = .text(text)
            message.isEdited = true
        }
        return tellEcho(Self.editFields(wamid, text), to: person, occasion)
    }

    mutating func echoDeletion(_ wamid: String, for person: SandboxPerson, _ occasion: Occasion) -> String {
        log.change(wamid) { $0.isDeleted = true }
        return tellEcho(Self.revokeFields(wamid), to: person, occasion)
    }

    /// A problem of the account or of WhatsApp: `errors` without messages or statuses.
    mutating func tellProblem(_ error: GraphError, on number: SandboxBusinessNumber, due: Timestamp) {
        tell(WebhookUpdate(field: "messages", number: number, part: .error(error.value)), due: due)
    }

    /// Any other field, with the value as given.
    mutating func tellField(_ field: String, value: JSON, on number: SandboxBusinessNumber?, due: Timestamp) {
        tell(WebhookUpdate(field: field, number: number, part: .value(value)), due: due)
    }

    private mutating func tellEcho(
        _ fields: [String: JSON], to person: SandboxPerson, _ occasion: Occasion
    ) -> String {
        let wamid = Wamid.make(person.partner, .fromBusiness, using: &random)
        var message: [String: JSON] = [
            "from": .string(occasion.number.digits), "id": .string(wamid), "timestamp": Self.seconds(occasion.at),
            "to_user_id": .string(person.bsuid),
        ]
        if let number = person.visibleNumber { message["to"] = .string(number) }
        message.merge(fields) { $1 }
        let part = WebhookUpdate.Part.echo(.object(message), contact: person.contactCard)
        tell(WebhookUpdate(field: "smb_message_echoes", number: occasion.number, part: part), due: occasion.due)
        return wamid
    }
}
