import Domain

extension WebhookValue {
    /// What all kinds of messages share. A message that cannot be told apart, dated or routed is kept as unknown; one
    /// of an unknown kind is a message all the same: it shows in the chat.
    ///
    /// - Parameter status: how far a message of the business had come, where that is told with it.
    func readMessage(
        _ message: JSON, direction: MessageDirection, isOnly: Bool, in thread: PersonReference? = nil,
        status: MessageStatus? = nil, into log: inout EventLog
    ) {
        let change = identityChange(in: message)
        let person = change?.old ?? customer(of: message, direction: direction, isOnly: isOnly, in: thread)
        let group = message["group_id"]?.identifier.map { GroupID($0) } ?? Self.receivingGroup(message, "to")
        // What the business writes to a group is for nobody in particular.
        let isToGroup = group != nil && direction == .outgoing
        guard let heading = heading(of: message, person: person, isToGroup: isToGroup) else {
            return log.keepUnknown("message", missingPart(of: message, person: person), message)
        }
        log.append(
            .message(
                ReceivedMessage(
                    whatsAppID: heading.id, number: heading.number, direction: direction,
                    person: isToGroup ? PersonReference() : person, group: group, sentAt: heading.sentAt,
                    content: IncomingContent.read(message),
                    replyTo: message["context"]?["id"]?.identifier.map { WhatsAppMessageID($0) },
                    context: IncomingContext.read(message), source: source(direction),
                    identityChange: change.map {
                        IdentityChange(number: heading.number, old: $0.old, new: $0.new, at: heading.sentAt)
                    },
                    status: status)))
    }

    /// The customer's side: the message's own fields, completed by the thread it stands in, else by `contacts`.
    private func customer(
        of message: JSON, direction: MessageDirection, isOnly: Bool, in thread: PersonReference?
    ) -> PersonReference {
        let isIncoming = direction == .incoming
        let own = WhatsAppIdentifier.person(
            phone: message[isIncoming ? "from" : "to"], userID: message[isIncoming ? "from_user_id" : "to_user_id"])
        guard let thread, !thread.isAnonymous else { return contacts.completing(own, isOnlyMessage: isOnly) }
        return own.isSamePerson(as: thread) ? thread.completed(from: own) : thread
    }

    /// Some providers send echoes under `messages`.
    private func source(_ direction: MessageDirection) -> ReceivedMessage.Source {
        source == .live && direction == .outgoing ? .echo : source
    }

    private func heading(
        of message: JSON, person: PersonReference, isToGroup: Bool
    ) -> (id: WhatsAppMessageID, number: BusinessNumberID, sentAt: Timestamp)? {
        guard let id = message["id"]?.identifier, let sentAt = message["timestamp"]?.moment, let number,
            isToGroup || !person.isAnonymous
        else { return nil }
        return (WhatsAppMessageID(id), number, sentAt)
    }

    private func missingPart(of message: JSON, person: PersonReference) -> String {
        if !message.isObject { return "not an object" }
        if message["id"]?.identifier == nil { return "without id" }
        if message["timestamp"]?.moment == nil { return "without timestamp" }
        return number == nil ? "without business number" : "without sender"
    }
}
