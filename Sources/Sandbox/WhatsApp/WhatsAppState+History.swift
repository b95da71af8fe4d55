import Domain

/// The chats that the owner's phone had before (`history`): in chunks by age, media as placeholders, the files of the
/// last two weeks afterwards.
extension WhatsAppState {
    private static let oldest: Duration = .seconds(180 * 86_400)
    private static let filesFollow: Duration = .seconds(14 * 86_400)

    /// A message with the id it gets when it is shared.
    private struct Shared {
        var person: SandboxPerson
        var message: SandboxPastMessage
        var wamid: String
        var phase: Int
    }

    mutating func shareHistory(of number: SandboxBusinessNumber, now: Timestamp) {
        guard let phone = phones[number.id] else { return }
        if phone.keepsHistory {
            let chunk: JSON = ["errors": [GraphError.historyKept.value]]
            return tellHistory(.item("history", chunk), on: number, due: now)
        }
        let messages = sharedMessages(of: phone, now: now)
        var told = 0
        var order = [0, 0, 0]
        var rest = messages[...]
        while let first = rest.first {
            let part = rest.prefix { $0.phase == first.phase }.prefix(max(1, phone.messagesPerChunk))
            rest = rest.dropFirst(part.count)
            told += part.count
            order[first.phase] += 1
            let chunk = Self.chunk(
                Array(part), on: number, phase: first.phase, order: order[first.phase],
                progress: told * 100 / messages.count)
            tellHistory(.item("history", chunk), on: number, due: now)
        }
        if messages.isEmpty {
            let done: JSON = ["metadata": ["phase": 0, "chunk_order": 1, "progress": 100], "threads": []]
            tellHistory(.item("history", done), on: number, due: now)
        }
        for shared in messages where shared.message.at >= now - Self.filesFollow { tellFile(of: shared, number, now) }
    }

    /// The newest phase first, as WhatsApp promises; within it by person.
    private mutating func sharedMessages(of phone: SandboxPhone, now: Timestamp) -> [Shared] {
        var messages: [Shared] = []
        for (id, past) in phone.past.sorted(by: { $0.key < $1.key }) {
            guard let person = people[id] else { continue }
            for message in past where message.at >= phone.onboardedAt - Self.oldest {
                let wamid = Wamid.make(
                    person.partner, message.isFromCustomer ? .fromPerson : .fromBusiness, using: &random)
                let age = now - message.at
                let phase = age <= .seconds(86_400) ? 0 : age <= .seconds(90 * 86_400) ? 1 : 2
                messages.append(Shared(person: person, message: message, wamid: wamid, phase: phase))
            }
        }
        return messages.enumerated().sorted { ($0.element.phase, $0.offset) < ($1.element.phase, $1.offset) }
            .map(\.element)
    }

    private static func chunk(
        _ messages: [Shared], on number: SandboxBusinessNumber, phase: Int, order: Int, progress: Int
    ) -> JSON {
        var threads: [(person: SandboxPerson, messages: [JSON])] = []
        for shared in messages {
            if threads.last?.person.id != shared.person.id { threads.append((shared.person, [])) }
            threads[threads.count - 1].messages.append(object(shared, number, withFile: nil))
        }
        return [
            "metadata": [
                "phase": .integer(Int64(phase)), "chunk_order": .integer(Int64(order)),
                "progress": .integer(Int64(progress)),
            ],
            "threads": .array(threads.map { thread($0.person, $0.messages) }),
        ]
    }

    private static func thread(_ person: SandboxPerson, _ messages: [JSON]) -> JSON {
        var context: [String: JSON] = ["user_id": .string(person.bsuid)]
        if let username = person.username { context["username"] = .string("@" + username) }
        var thread: [String: JSON] = ["messages": .array(messages)]
        if let number = person.visibleNumber {
            context["wa_id"] = .string(number)
            thread["id"] = .string(number)
        }
        thread["context"] = .object(context)
        return .object(thread)
    }

    /// - Parameter file: the media object; without one a message of media is a placeholder.
    private static func object(
        _ shared: Shared, _ number: SandboxBusinessNumber, withFile file: [String: JSON]?
    ) -> JSON {
        let person = shared.person
        var fields: [String: JSON] = [
            "id": .string(shared.wamid), "timestamp": seconds(shared.message.at),
            "history_context": ["status": .string(shared.message.status)],
        ]
        if shared.message.isFromCustomer {
            fields["from_user_id"] = .string(person.bsuid)
            if let phone = person.visibleNumber { fields["from"] = .string(phone) }
        } else {
            fields["from"] = .string(number.digits)
            fields["to_user_id"] = .string(person.bsuid)
            if let phone = person.visibleNumber { fields["to"] = .string(phone) }
        }
        let isPlaceholder = file == nil && shared.message.content.media != nil
        let content =
            isPlaceholder ? ["type": "media_placeholder"] : shared.message.content.fields(file: file ?? [:])
        return .object(fields.merging(content) { $1 })
    }

    /// The media object, under the id of its placeholder.
    private mutating func tellFile(of shared: Shared, _ number: SandboxBusinessNumber, _ now: Timestamp) {
        guard shared.message.content.media != nil else { return }
        let file = shelve(shared.message.content, life: .seconds(7 * 86_400), now: now)
        let object = Self.object(shared, number, withFile: file)
        let card = shared.person.contactCard
        tellHistory(
            shared.message.isFromCustomer ? .message(object, contact: card) : .echo(object, contact: card),
            on: number, due: now)
    }

    private mutating func tellHistory(
        _ part: WebhookUpdate.Part, on number: SandboxBusinessNumber, due: Timestamp
    ) {
        tell(WebhookUpdate(field: "history", number: number, part: part), due: due)
    }
}
