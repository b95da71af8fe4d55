import Domain

extension WebhookValue {
    /// One chunk of the chats that the business's phone had before: threads of messages, both directions, any order of
    /// chunks; or the reason why there are none.
    func readHistoryChunk(_ chunk: JSON, into log: inout EventLog) {
        let threads = chunk["threads"].list
        let errors = chunk["errors"].list
        threads.forEach { readThread($0, into: &log) }
        errors.forEach { log.appendProblem($0, of: number) }
        // An empty last chunk only says that the sharing is done.
        if threads.isEmpty, errors.isEmpty, chunk["metadata"] == nil {
            log.keepUnknown("history", "without threads", chunk)
        }
    }

    private func readThread(_ thread: JSON, into log: inout EventLog) {
        let person = Self.threadPerson(thread)
        for message in thread["messages"].list {
            let direction = historyDirection(of: message)
            readMessage(message, direction: direction, isOnly: false, in: person, into: &log)
            if direction == .outgoing { readHistoryStatus(of: message, to: person, into: &log) }
        }
    }

    /// The id of a thread is its person's phone, missing for people known by user id only.
    private static func threadPerson(_ thread: JSON) -> PersonReference {
        let context = thread["context"]
        var person = WhatsAppIdentifier.person(phone: context?["wa_id"] ?? thread["id"], userID: context?["user_id"])
        if person.isAnonymous { person = WhatsAppIdentifier.person(phone: thread["id"], userID: nil) }
        person.username = context?["username"]?.text
        return person
    }

    /// The business wrote what comes from its own number. Where the number's spelling hides that, only what the
    /// business wrote names a receiver.
    private func historyDirection(of message: JSON) -> MessageDirection {
        let business = businessDigits ?? ""
        let from = WhatsAppIdentifier.phone(message["from"]?.text)
        let to = WhatsAppIdentifier.phone(message["to"]?.text)
        if from != nil, from == business { return .outgoing }
        if to != nil, to == business { return .incoming }
        return message["to"]?.text != nil || message["to_user_id"]?.text != nil ? .outgoing : .incoming
    }

    /// How far an old message of the business came. Its own moment stands for the status's, which is not told.
    private func readHistoryStatus(of message: JSON, to person: PersonReference, into log: inout EventLog) {
        guard let word = message["history_context"]?["status"]?.text, let status = Self.historyStatuses[word],
            let id = message["id"]?.text, let at = message["timestamp"]?.moment, let number
        else { return }
        log.append(
            .status(
                ReceivedStatus(
                    whatsAppID: WhatsAppMessageID(id), number: number, status: status, at: at, recipient: person)))
    }

    /// `PENDING` is no status yet.
    private static let historyStatuses: [String: MessageStatus] = [
        "SENT": .sent, "DELIVERED": .delivered, "READ": .read, "PLAYED": .played, "ERROR": .failed,
    ]
}
