import Domain

/// `POST /{phone-number-id}/messages`: what the program under test sends.
extension WhatsAppState {
    mutating func send(_ body: JSON, from number: SandboxBusinessNumber, now: Timestamp) throws(GraphError) -> JSON {
        guard body["messaging_product"]?.text == "whatsapp" else {
            throw .missing("messaging_product")
        }
        if body["status"]?.text == "read" { return try markRead(body, on: number, now: now) }
        if body["recipient_type"]?.text == "group" { return try sendToGroup(body, from: number, now: now) }
        let recipient = try Recipient(body, people: people)
        guard recipient.digits != number.digits else { throw .senderIsRecipient }
        let parcel = try OutgoingParcel(body, media: media, templates: templates, now: now)
        if case .reaction(let target, _) = parcel.kind { try checkTarget(target, on: number, now: now) }
        try admit(parcel, to: recipient, from: number, now: now)
        let wamid = Wamid.make(recipient.partner, .fromBusiness, using: &random)
        if let person = recipient.person, !person.hasBlockedUs {
            record(parcel, wamid: wamid, to: person, from: number, now: now)
        } else {
            tellFailed(.undeliverable, wamid: wamid, to: recipient, from: number, parcel: parcel, now: now)
        }
        return [
            "messaging_product": "whatsapp",
            "contacts": [recipient.answer],
            "messages": [["id": .string(wamid), "message_status": "accepted"]],
        ]
    }

    /// Marks the message and all earlier ones read; a typing indicator does the same.
    private mutating func markRead(
        _ body: JSON, on number: SandboxBusinessNumber, now: Timestamp
    ) throws(GraphError) -> JSON {
        guard let wamid = body["message_id"]?.text else { throw .missing("message_id") }
        guard let message = log[wamid], message.number == number.id, message.author == .customer else {
            throw .invalid("message_id", "no message of a customer on this number has this id")
        }
        try checkTarget(wamid, on: number, now: now)
        if let typing = body["typing_indicator"], typing["type"]?.text != "text" {
            throw .invalid("typing_indicator.type", "text is the only one")
        }
        for earlier in log.messages(in: message.thread, limit: .max)
        where earlier.author == .customer && earlier.at <= message.at {
            log.change(earlier.wamid) { $0.isMarkedRead = true }
        }
        return ["success": true]
    }

    /// Reactions and read marks are for messages of the last 30 days.
    private func checkTarget(
        _ wamid: String, on number: SandboxBusinessNumber, now: Timestamp
    ) throws(GraphError) {
        guard let message = log[wamid], message.number == number.id else {
            throw .invalid("message_id", "this number has no such message")
        }
        guard now - message.at <= .seconds(30 * 86_400) else {
            throw .invalid("message_id", "the message is older than 30 days")
        }
    }

    private mutating func admit(
        _ parcel: OutgoingParcel, to recipient: Recipient, from number: SandboxBusinessNumber, now: Timestamp
    ) throws(GraphError) {
        let thread = SandboxThread(number: number.id, person: recipient.person?.id ?? SandboxPersonID(0))
        guard parcel.needsNoWindow || isWindowOpen(thread, now: now) else { throw .outsideWindow }
        let refusal = budget.spend(thread, isOnBusinessApp: number.isOnBusinessApp, limits: limits, now: now)
        if let refusal { throw refusal }
    }

    private mutating func record(
        _ parcel: OutgoingParcel, wamid: String, to person: SandboxPerson, from number: SandboxBusinessNumber,
        now: Timestamp
    ) {
        switch parcel.kind {
        case .reaction(let target, let emoji):
            log.change(target) { $0.reactions[.api] = emoji }
            if reactionsSent.count >= MessageLog.limit { reactionsSent = [:] }
            reactionsSent[wamid] = parcel.correlation ?? ""
            tellStatus(.sent, wamid: wamid, parcel: parcel, to: person, from: number, at: now + .milliseconds(300))
        case .message(let content):
            var message = SandboxMessage(
                wamid: wamid, number: number.id, person: person.id, author: .api, content: content, at: now,
                replyingTo: parcel.replyingTo)
            message.milestones = milestones(to: person, now: now)
            message.correlation = parcel.correlation
            log.add(message)
            for step in message.milestones.dropFirst() {
                tellStatus(step.status, wamid: wamid, parcel: parcel, to: person, from: number, at: step.at)
            }
        }
    }

    private mutating func milestones(to person: SandboxPerson, now: Timestamp) -> [SandboxMessage.Milestone] {
        let way = Int64.random(in: 100...400, using: &random)
        let sent = faults.strikes(\.earlyStatus) ? now : now + .milliseconds(way)
        let delivered = sent + .milliseconds(Int64.random(in: 200...900, using: &random))
        let read = delivered + .milliseconds(Int64.random(in: 1_500...4_000, using: &random))
        let all: [SandboxMessage.Milestone] = [
            .init(status: .accepted, at: now), .init(status: .sent, at: sent),
            .init(status: .delivered, at: delivered), .init(status: .read, at: read),
        ]
        return person.sendsReadReceipts ? all : all.dropLast()
    }
}

/// The webhooks about messages that were sent.
extension WhatsAppState {
    fileprivate mutating func tellStatus(
        _ status: SandboxMessage.Status, wamid: String, parcel: OutgoingParcel, to person: SandboxPerson,
        from number: SandboxBusinessNumber, at: Timestamp
    ) {
        var fields = statusFields(String(describing: status), wamid: wamid, parcel: parcel, at: at)
        fields["recipient_user_id"] = .string(person.bsuid)
        if let digits = person.visibleNumber { fields["recipient_id"] = .string(digits) }
        if status < .read {
            fields["pricing"] = [
                "billable": .bool(parcel.isTemplate), "pricing_model": "PMP",
                "type": parcel.isTemplate ? "regular" : "free_customer_service",
                "category": parcel.isTemplate ? "utility" : "service",
            ]
        }
        let part = WebhookUpdate.Part.status(.object(fields), contact: person.contactCard)
        tell(WebhookUpdate(field: "messages", number: number, part: part), due: at)
    }

    /// Accepted first, refused later: with the number it was sent to, without `contacts`.
    fileprivate mutating func tellFailed(
        _ error: GraphError, wamid: String, to recipient: Recipient, from number: SandboxBusinessNumber,
        parcel: OutgoingParcel, now: Timestamp
    ) {
        let at = now + .milliseconds(400)
        var fields = statusFields("failed", wamid: wamid, parcel: parcel, at: at)
        fields["errors"] = [error.value]
        if let digits = recipient.digits { fields["recipient_id"] = .string(digits) }
        if let person = recipient.person, case .message(let content) = parcel.kind {
            var message = SandboxMessage(
                wamid: wamid, number: number.id, person: person.id, author: .api, content: content, at: now,
                replyingTo: parcel.replyingTo)
            message.milestones = [.init(status: .accepted, at: now), .init(status: .failed, at: at)]
            message.correlation = parcel.correlation
            log.add(message)
        }
        let part = WebhookUpdate.Part.status(.object(fields), contact: nil)
        tell(WebhookUpdate(field: "messages", number: number, part: part), due: at)
    }

    private func statusFields(
        _ status: String, wamid: String, parcel: OutgoingParcel, at: Timestamp
    ) -> [String: JSON] {
        var fields: [String: JSON] = [
            "id": .string(wamid), "status": .string(status), "timestamp": Self.seconds(at),
        ]
        if let data = parcel.correlation { fields["biz_opaque_callback_data"] = .string(data) }
        return fields
    }
}
