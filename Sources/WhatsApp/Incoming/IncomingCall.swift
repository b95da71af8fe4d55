import Domain

extension WebhookValue {
    /// One entry of `calls`, as far as it is told: that a call was begun or ended, and whether they spoke. The two have
    /// one id and come in any order, so the end is a message of its own that changes the beginning.
    func readCall(_ call: JSON, isOnly: Bool, into log: inout EventLog) {
        let isIncoming = call["direction"]?.text?.uppercased() != "BUSINESS_INITIATED"
        let own = WhatsAppIdentifier.person(
            phone: call[isIncoming ? "from" : "to"], userID: call[isIncoming ? "from_user_id" : "to_user_id"])
        let person = contacts.completing(own, isOnlyMessage: isOnly)
        guard let event = Self.callEvents[call["event"]?.text?.lowercased() ?? ""], let id = call["id"]?.identifier,
            let at = call["timestamp"]?.moment, let number, !person.isAnonymous
        else { return log.keepUnknown("call", call["event"]?.text ?? "without event", call) }
        let first = WhatsAppMessageID(id)
        log.append(
            .message(
                ReceivedMessage(
                    whatsAppID: event == .began ? first : WhatsAppMessageID("\(id)/ended"), number: number,
                    direction: isIncoming ? .incoming : .outgoing, person: person, sentAt: at,
                    content: .call(
                        Call(
                            event: event, id: first,
                            isCompleted: call["status"]?.text.map { $0.uppercased() == "COMPLETED" },
                            seconds: call["duration"]?.integer)),
                    source: source)))
    }

    private static let callEvents: [String: Call.Event] = ["connect": .began, "terminate": .ended]
}
