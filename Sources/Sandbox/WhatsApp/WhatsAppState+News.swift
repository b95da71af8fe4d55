import Domain

/// What WhatsApp tells about accounts, numbers and templates; these fields have no metadata.
extension WhatsAppState {
    mutating func tellAccount(_ field: String, _ value: [String: JSON], at: Timestamp, now: Timestamp) {
        var update = WebhookUpdate(field: field, number: nil, part: .account(.object(value)))
        update.entryTime = at
        tell(update, due: max(at, now))
    }

    /// The beginning and the end, under one id.
    mutating func call(
        from person: SandboxPerson, seconds: Int?, _ occasion: Occasion
    ) -> String {
        let id = "wacid." + random.hexadecimal(32)
        var fields: [String: JSON] = [
            "id": .string(id), "to": .string(occasion.number.digits), "from_user_id": .string(person.bsuid),
            "direction": "USER_INITIATED",
        ]
        if let number = person.visibleNumber { fields["from"] = .string(number) }
        var began = fields
        began["event"] = "connect"
        began["timestamp"] = Self.seconds(occasion.at)
        tellCall(began, occasion.number, due: occasion.due)
        let length = Duration.seconds(seconds ?? 20)
        var ended = fields
        ended["event"] = "terminate"
        ended["timestamp"] = Self.seconds(occasion.at + length)
        ended["status"] = seconds == nil ? "FAILED" : "COMPLETED"
        if let seconds { ended["duration"] = .integer(Int64(seconds)) }
        tellCall(ended, occasion.number, due: occasion.due + length)
        return id
    }

    mutating func choose(marketing isWanted: Bool, _ person: SandboxPerson, _ occasion: Occasion) {
        var choice: [String: JSON] = [
            "user_id": .string(person.bsuid), "category": "marketing_messages",
            "value": isWanted ? "resume" : "stop", "timestamp": .integer(occasion.at.milliseconds / 1000),
            "detail": isWanted ? "User wants marketing messages again" : "User stopped marketing messages",
        ]
        if let number = person.visibleNumber { choice["wa_id"] = .string(number) }
        tell(
            WebhookUpdate(
                field: "user_preferences", number: occasion.number, part: .item("user_preferences", .object(choice))),
            due: occasion.due)
    }

    private mutating func tellCall(_ call: [String: JSON], _ number: SandboxBusinessNumber, due: Timestamp) {
        tell(WebhookUpdate(field: "calls", number: number, part: .item("calls", .object(call))), due: due)
    }
}
