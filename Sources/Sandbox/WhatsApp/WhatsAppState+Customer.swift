import Domain

/// What a customer does, and the webhooks that follow.
extension WhatsAppState {
    /// Where and when something is said.
    struct Occasion {
        let number: SandboxBusinessNumber
        let at: Timestamp
        let now: Timestamp

        /// The past is told now, the future when it comes.
        var due: Timestamp { max(at, now) }
    }

    mutating func receive(
        _ content: SandboxContent, from person: SandboxPerson, _ occasion: Occasion, replyingTo: String? = nil,
        forwarded: Bool = false
    ) -> String {
        let thread = SandboxThread(number: occasion.number.id, person: person.id)
        var fields = content.fields(file: shelve(content, life: .seconds(7 * 86_400), now: occasion.now))
        if let context = context(replyingTo: replyingTo, in: thread, forwarded: forwarded) {
            fields["context"] = context
        }
        let wamid = tellMessage(fields, from: person, occasion)
        log.add(
            SandboxMessage(
                wamid: wamid, number: thread.number, person: person.id, author: .customer, content: content,
                at: occasion.at, replyingTo: replyingTo))
        lastWritten[thread] = max(lastWritten[thread] ?? .beginning, occasion.at)
        return wamid
    }

    /// `emoji` `nil` takes the reaction back. A reaction opens no window.
    mutating func react(_ emoji: String?, to wamid: String, from person: SandboxPerson, _ occasion: Occasion) -> String
    {
        var reaction: [String: JSON] = ["message_id": .string(wamid)]
        if let emoji { reaction["emoji"] = .string(emoji) }
        log.change(wamid) { $0.reactions[.customer] = emoji }
        return tellMessage(["type": "reaction", "reaction": .object(reaction)], from: person, occasion)
    }

    mutating func edit(_ wamid: String, to text: String, from person: SandboxPerson, _ occasion: Occasion) -> String {
        log.change(wamid) { message in
            message.content = .text(text)
            message.isEdited = true
        }
        guard occasion.number.isOnBusinessApp else { return tellUnsupported("edit", from: person, occasion) }
        return tellMessage(Self.editFields(wamid, text), from: person, occasion)
    }

    mutating func delete(_ wamid: String, from person: SandboxPerson, _ occasion: Occasion) -> String {
        log.change(wamid) { $0.isDeleted = true }
        guard occasion.number.isOnBusinessApp else { return tellUnsupported("revoke", from: person, occasion) }
        return tellMessage(Self.revokeFields(wamid), from: person, occasion)
    }

    /// A new number is a new BSUID too. Told once, on the number of the occasion, without `contacts`.
    mutating func changeNumber(of person: SandboxPerson, to digits: String?, _ occasion: Occasion) -> String {
        var changed = person
        changed.bsuid = PeopleBook.bsuid(country: String(person.bsuid.prefix(2)), using: &random)
        if let digits, digits != person.waID {
            if let old = person.waID { changed.formerNumbers.append(old) }
            changed.waID = digits
        }
        people.update(changed)
        let wamid = Wamid.make(person.partner, .fromPerson, using: &random)
        let system = Self.changeNotice(from: person, to: changed)
        var message = authorFields(person, wamid: wamid, at: occasion.at)
        message.merge(["type": "system", "system": system]) { $1 }
        tellPart(.message(.object(message), contact: nil), occasion)
        log.add(
            SandboxMessage(
                wamid: wamid, number: occasion.number.id, person: person.id, author: .system,
                content: .text(system["body"]?.string ?? ""), at: occasion.at, replyingTo: nil))
        return wamid
    }

    static func editFields(_ wamid: String, _ text: String) -> [String: JSON] {
        [
            "type": "edit",
            "edit": [
                "original_message_id": .string(wamid),
                "message": ["context": ["id": "M0"], "type": "text", "text": ["body": .string(text)]],
            ],
        ]
    }

    static func revokeFields(_ wamid: String) -> [String: JSON] {
        ["type": "revoke", "revoke": ["original_message_id": .string(wamid)]]
    }

    /// Uploads the file of `content`, if it has one, and gives the media object for the webhook.
    mutating func shelve(_ content: SandboxContent, life: Duration, now: Timestamp) -> [String: JSON] {
        guard let file = content.media else { return [:] }
        let shelved = media.add(file, life: life, now: now, using: &random)
        return shelved.object(link: media.link(to: shelved.id, base: mediaBase, now: now))
    }

    /// A message with the given content fields and its contact; returns the new wamid.
    mutating func tellMessage(
        _ fields: [String: JSON], from person: SandboxPerson, _ occasion: Occasion
    ) -> String {
        let wamid = Wamid.make(person.partner, .fromPerson, using: &random)
        let message = authorFields(person, wamid: wamid, at: occasion.at).merging(fields) { $1 }
        tellPart(.message(.object(message), contact: person.contactCard), occasion)
        return wamid
    }

    /// On a number without the phone app, edits and deletions arrive as something that cannot be shown.
    private mutating func tellUnsupported(
        _ kind: String, from person: SandboxPerson, _ occasion: Occasion
    ) -> String {
        tellMessage(SandboxContent.unsupported(kind: kind).fields(file: [:]), from: person, occasion)
    }

    private mutating func tellPart(_ part: WebhookUpdate.Part, _ occasion: Occasion) {
        tell(WebhookUpdate(field: "messages", number: occasion.number, part: part), due: occasion.due)
    }

    private func authorFields(_ person: SandboxPerson, wamid: String, at: Timestamp) -> [String: JSON] {
        var fields: [String: JSON] = [
            "id": .string(wamid), "timestamp": Self.seconds(at), "from_user_id": .string(person.bsuid),
        ]
        if let number = person.visibleNumber { fields["from"] = .string(number) }
        return fields
    }

    private func context(replyingTo wamid: String?, in thread: SandboxThread, forwarded: Bool) -> JSON? {
        if forwarded { return ["forwarded": true] }
        guard let wamid else { return nil }
        var context: [String: JSON] = ["id": .string(wamid)]
        if let person = people[thread.person], let quoted = log[wamid] {
            if quoted.author == .customer {
                context["from_user_id"] = .string(person.bsuid)
                if let number = person.visibleNumber { context["from"] = .string(number) }
            } else if let number = account.number(thread.number) {
                context["from"] = .string(number.digits)
            }
        }
        return .object(context)
    }

    private static func changeNotice(from old: SandboxPerson, to new: SandboxPerson) -> JSON {
        var system: [String: JSON] = [
            "user_id": .string(new.bsuid), "previous_user_id": .string(old.bsuid),
        ]
        if let from = old.visibleNumber, let number = new.visibleNumber {
            system["type"] = "user_changed_number"
            system["wa_id"] = .string(number)
            system["body"] = .string("User \(old.name) changed from \(from) to \(number)")
        } else {
            system["type"] = "user_changed_user_id"
            system["body"] = .string("User \(old.name) changed from \(old.bsuid) to \(new.bsuid)")
        }
        return .object(system)
    }
}
