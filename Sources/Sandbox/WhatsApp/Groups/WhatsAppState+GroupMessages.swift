import Domain

/// What is said in groups: by those in it, and by the program under test.
extension WhatsAppState {
    /// A participant's message: like any other, with the group's id.
    mutating func receive(
        _ content: SandboxContent, from person: SandboxPerson, in group: SandboxGroup, _ occasion: Occasion,
        replyingTo: String? = nil
    ) -> String {
        var fields = content.fields(file: shelve(content, life: .seconds(7 * 86_400), now: occasion.now))
        if let replyingTo { fields["context"] = ["id": .string(replyingTo)] }
        fields["group_id"] = .string(group.id)
        let wamid = tellMessage(fields, from: person, occasion)
        log.add(
            SandboxMessage(
                wamid: wamid, number: group.number, person: person.id, group: group.id, author: .customer,
                content: content, at: occasion.at, replyingTo: replyingTo))
        return wamid
    }

    mutating func react(
        _ emoji: String?, to wamid: String, from person: SandboxPerson, in group: SandboxGroup, _ occasion: Occasion
    ) -> String {
        var reaction: [String: JSON] = ["message_id": .string(wamid)]
        if let emoji { reaction["emoji"] = .string(emoji) }
        log.change(wamid) { $0.reactions[.customer] = emoji }
        return tellMessage(
            ["type": "reaction", "reaction": .object(reaction), "group_id": .string(group.id)], from: person, occasion)
    }

    /// `POST /{phone-number-id}/messages` with `"recipient_type":"group"`.
    mutating func sendToGroup(
        _ body: JSON, from number: SandboxBusinessNumber, now: Timestamp
    ) throws(GraphError) -> JSON {
        guard let id = body["to"]?.text else { throw .missing("to") }
        guard let group = groups[id], group.number == number.id, !group.isDeleted else { throw .unknownGroup }
        if group.isSuspended { throw .suspendedGroup }
        if group.participants.isEmpty { throw .emptyGroup }
        let parcel = try OutgoingParcel(body, media: media, templates: templates, now: now)
        guard case .message(let content) = parcel.kind, content.mayGoToGroups else {
            throw .unsupportedType(body["type"]?.text ?? "text")
        }
        let refusal = budget.spend(
            group.thread, isOnBusinessApp: number.isOnBusinessApp, limits: limits, now: now)
        if let refusal { throw refusal }
        let wamid = Wamid.make(number.digits, .fromBusiness, using: &random)
        record(content, parcel, wamid: wamid, in: group, from: number, now: now)
        return [
            "messaging_product": "whatsapp", "contacts": [["input": .string(id), "wa_id": .string(id)]],
            "messages": [["id": .string(wamid), "message_status": "accepted"]],
        ]
    }

    /// First that it left, then one body for each step, with all who got so far in it.
    private mutating func record(
        _ content: SandboxContent, _ parcel: OutgoingParcel, wamid: String, in group: SandboxGroup,
        from number: SandboxBusinessNumber, now: Timestamp
    ) {
        let persons = group.participants.compactMap { people[$0] }
        let readers = persons.filter(\.sendsReadReceipts)
        let sent = now + .milliseconds(300)
        let delivered = sent + .milliseconds(700)
        let read = delivered + .milliseconds(3_000)
        var message = SandboxMessage(
            wamid: wamid, number: number.id, person: SandboxPersonID(0), group: group.id, author: .api,
            content: content, at: now, replyingTo: parcel.replyingTo)
        message.milestones = [
            .init(status: .accepted, at: now), .init(status: .sent, at: sent), .init(status: .delivered, at: delivered),
        ]
        if !readers.isEmpty { message.milestones.append(.init(status: .read, at: read)) }
        log.add(message)
        let whole = groupStatus("sent", wamid: wamid, parcel, of: nil, in: group, at: sent)
        tellStatuses([whole], from: number, due: sent)
        for (word, those, at) in [("delivered", persons, delivered), ("read", readers, read)] {
            tellStatuses(
                those.map { groupStatus(word, wamid: wamid, parcel, of: $0, in: group, at: at) }, from: number, due: at)
        }
    }

    private mutating func groupStatus(
        _ word: String, wamid: String, _ parcel: OutgoingParcel, of person: SandboxPerson?, in group: SandboxGroup,
        at: Timestamp
    ) -> JSON {
        var fields: [String: JSON] = [
            "id": .string(wamid), "status": .string(word), "timestamp": Self.seconds(at),
            "recipient_id": .string(group.id), "recipient_type": "group",
        ]
        fields["biz_opaque_callback_data"] = parcel.correlation.map { .string($0) }
        guard let person else { return .object(fields) }
        // Meta prints both names.
        let name = random.next() % 2 == 0 ? "recipient_participant_id" : "participant_recipient_id"
        fields[name] = person.visibleNumber.map { .string($0) }
        fields["recipient_participant_user_id"] = .string(person.bsuid)
        return .object(fields)
    }

    private mutating func tellStatuses(_ statuses: [JSON], from number: SandboxBusinessNumber, due: Timestamp) {
        if statuses.isEmpty { return }
        tell(WebhookUpdate(field: "messages", number: number, part: .statuses(statuses)), due: due)
    }
}

extension SandboxContent {
    /// Text, media and their templates only (Meta, *Group messaging*).
    fileprivate var mayGoToGroups: Bool {
        switch self {
        case .text, .media, .template: true
        case .location, .contactCard, .buttonReply, .templateButton, .listReply, .formReply, .order, .unsupported,
            .future:
            false
        }
    }
}

extension GraphError {
    static let unknownGroup = GraphError(
        131041, "Group not found", "The group is unknown, or this number is not in it.")
    static let suspendedGroup = GraphError(
        131207, http: 403, "Group suspended", "WhatsApp has suspended this group.")
    static let emptyGroup = GraphError(131020, "Single member group", "Nobody but the business is in this group.")
    static let noGroupsHere = GraphError(
        131215, "Not eligible for groups", "A number that is also on a phone has no groups in the Cloud API.")
}
