import Domain

extension WebhookValue {
    /// One chunk of the chats that the business's phone had before: threads of messages, both directions, any order of
    /// chunks; or the reason why there are none.
    func readHistoryChunk(_ chunk: JSON, into log: inout EventLog) {
        let threads = chunk["threads"].list
        let errors = chunk["errors"].list
        threads.forEach { readThread($0, into: &log) }
        errors.forEach { readHistoryError($0, into: &log) }
        if let metadata = chunk["metadata"] {
            // An empty last chunk only says that the sharing is done.
            readProgress(metadata, into: &log)
        } else if threads.isEmpty, errors.isEmpty {
            log.keepUnknown("history", "without threads", chunk)
        }
    }

    private func readProgress(_ metadata: JSON, into log: inout EventLog) {
        guard let progress = metadata["progress"]?.integer, 0...100 ~= progress, let number else {
            return log.keepUnknown("history", "metadata without progress", metadata)
        }
        let phase = metadata["phase"]?.integer ?? -1
        let chunk = metadata["chunk_order"]?.integer ?? -1
        log.append(.history(HistoryShare(number: number, word: .part(phase: phase, chunk: chunk, progress: progress))))
    }

    private func readHistoryError(_ error: JSON, into log: inout EventLog) {
        guard error["code"]?.integer == Self.refusal else { return log.appendProblem(error, of: number) }
        log.append(.history(HistoryShare(number: number, word: .refused)))
    }

    /// The owner has switched the sharing off.
    private static let refusal: Int64 = 2_593_109

    private func readThread(_ thread: JSON, into log: inout EventLog) {
        let person = Self.threadPerson(thread)
        let messages = thread["messages"].list
        if messages.isEmpty { log.keepUnknown("history", "thread without messages", thread) }
        for message in messages {
            let direction = historyDirection(of: message)
            let word = message["history_context"]?["status"]?.text
            readMessage(
                message, direction: direction, isOnly: false, in: person,
                status: direction == .outgoing ? word.flatMap { Self.historyStatuses[$0] } : nil, into: &log)
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

    /// `PENDING` is no status yet.
    private static let historyStatuses: [String: MessageStatus] = [
        "SENT": .sent, "DELIVERED": .delivered, "READ": .read, "PLAYED": .played, "ERROR": .failed,
    ]
}
