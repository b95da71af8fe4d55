import Domain
import Foundation
import Storage

/// What people decide about messages of the business.
extension OutgoingWriter {
    /// A message may be answered with a reaction or marked as read for this long (facts of the Cloud API, section 12).
    private static let targetAgeMax = Duration.seconds(30 * 86_400)

    /// - Parameter may: why whoever asks may not write from this number; `nil` = they may.
    func send(
        _ request: OutgoingRequest, may: (Author, BusinessNumberID) -> SendingTrouble?
    ) throws -> OutgoingMessage {
        if let earlier = try answered(request) { return earlier }
        if !request.content.problems.isEmpty { throw OutgoingRefusal.invalid(request.content.problems) }
        let place = try place(request)
        let (chat, number) = (place.id, place.number)
        if let trouble = may(request.author, number) { throw OutgoingRefusal.notAllowed(trouble) }
        if place.isGroup, !request.content.fitsGroups { throw OutgoingRefusal.notForGroups(request.content.kind) }
        if request.content.needsWindow { try requireWindow(chat) }
        let text = try checkTemplate(request.content, number)
        try checkTargets(request, chat)
        var message = OutgoingMessage(
            id: ids.next(), chat: chat, number: number, content: request.content, replyTo: request.replyTo, text: text,
            author: request.author, askedAt: now,
            fate: OutgoingFate(queuedAt: now, isHarmlessTwice: request.content.isSignal))
        if let trouble = try holdUp(number) { message.fate.hold(until: now, trouble) }
        try add(message, key: request.key, digest: request.digest, "\(request.author.name) asked for it to be sent.")
        return message
    }

    /// A person who looked at the chat says that it is not there, or wants it there all the same.
    func sendAgain(
        _ id: OutgoingID, author: Author, may: (Author, BusinessNumberID) -> SendingTrouble?
    ) throws -> OutgoingMessage {
        let message = try find(id)
        if let repetition = try OutgoingTable.repetition(connection, workspace, of: id) { return try find(repetition) }
        if let trouble = may(author, message.number) { throw OutgoingRefusal.notAllowed(trouble) }
        guard try message.fate.canBeSentAgain || isGivenUp(message) else {
            throw OutgoingRefusal.notNow("It is \(message.fate.state.inWords), so it is not sent again.")
        }
        if message.content.needsWindow { try requireWindow(message.chat) }
        _ = try checkTemplate(message.content, message.number)
        var again = message
        again.id = ids.next()
        again.author = author
        again.askedAt = now
        again.again = id
        again.fate = OutgoingFate(queuedAt: now, isHarmlessTwice: message.content.isSignal)
        try add(again, key: nil, digest: Data(), "\(author.name) had message \(id) sent again.")
        try mark(message)
        return again
    }

    /// A person who looked says that it was sent.
    func assumeSent(_ id: OutgoingID, author: Author) throws -> OutgoingMessage {
        let message = try find(id)
        if message.fate.state == .assumedSent { return message }
        guard message.fate.state == .unknown else {
            throw OutgoingRefusal.notNow("It is \(message.fate.state.inWords), so there is nothing to settle.")
        }
        try audit("message_settled", message, author, "\(author.name) said that it was sent.")
        return try change(message) { _ = $0.assumeSent() }
    }

    /// A person takes it back before it leaves.
    func cancel(_ id: OutgoingID, author: Author) throws -> OutgoingMessage {
        let message = try find(id)
        if message.fate.state == .cancelled { return message }
        guard message.fate.state == .queued else {
            throw OutgoingRefusal.notNow("It is \(message.fate.state.inWords), so it cannot be taken back.")
        }
        try audit("message_cancelled", message, author, "\(author.name) took it back before it was sent.")
        return try change(message) { _ = $0.cancel() }
    }
}

extension OutgoingWriter {
    /// WhatsApp took it, and told later that it did not arrive.
    private func isGivenUp(_ message: OutgoingMessage) throws -> Bool {
        guard message.fate.state == .accepted, let id = message.fate.whatsAppID else { return false }
        return try MessageStatusTable.failures(connection, workspace, [id])[id] != nil
    }

    private func add(_ message: OutgoingMessage, key: String?, digest: Data, _ reason: String) throws {
        try insert(message)
        if let key {
            guard try RequestKeyTable.begin(connection, workspace, key, digest: digest, now: now) else {
                throw OutgoingRefusal.keyTaken
            }
            try RequestKeyTable.finish(connection, workspace, key, .done, answerID: "\(message.id)", now: now)
        }
        if !message.content.isSignal { try audit("message_asked_for", message, message.author, reason) }
    }

    /// What the same request with the same key was answered before.
    private func answered(_ request: OutgoingRequest) throws -> OutgoingMessage? {
        guard let key = request.key else { return nil }
        try RequestKeyTable.forget(connection, workspace, before: now - OnceOnly.life)
        guard let row = try RequestKeyTable.find(connection, workspace, key) else { return nil }
        guard row.digest == request.digest, let id = row.answerID.flatMap({ OutgoingID(text: $0[...]) }) else {
            throw OutgoingRefusal.keyTaken
        }
        return try find(id)
    }

    /// Why nothing of the number's account leaves now.
    private func holdUp(_ number: BusinessNumberID) throws -> SendingTrouble? {
        let account = try BusinessNumberTable.find(connection, workspace, number)?.account
        let state = try WhatsAppAccountTable.all(connection).first { $0.account.id == account }?.account.state
        return state.flatMap { $0.lets ? nil : SendingTrouble(word: $0.word.rawValue, sentence: $0.sentence) }
    }

    private func requireWindow(_ chat: ChatID) throws {
        let window = try ServiceWindowQuery.last(connection, workspace, chat: chat)
        if !window.isOpen(at: now) { throw OutgoingRefusal.windowClosed(window.closesAt) }
    }

    /// As far as the account's templates have been listed. Returns the text that the customer will read.
    private func checkTemplate(_ content: OutgoingContent, _ number: BusinessNumberID) throws -> String? {
        guard case .template(let outgoing) = content,
            let account = try BusinessNumberTable.find(connection, workspace, number)?.account
        else { return nil }
        let template = try MessageTemplateTable.find(
            connection, workspace, account, name: outgoing.name, language: outgoing.language)
        if let template {
            let problems = template.problems(of: outgoing)
            if !problems.isEmpty { throw OutgoingRefusal.invalid(problems) }
            return template.text(of: outgoing)
        }
        if try MessageTemplateTable.readAt(connection, workspace, account) == nil { return nil }
        throw OutgoingRefusal.invalid([
            OutgoingProblem(
                "template",
                "There is no template “\(outgoing.name)” in the language “\(outgoing.language)”.")
        ])
    }

    private func checkTargets(_ request: OutgoingRequest, _ chat: ChatID) throws {
        let ids = [request.replyTo, request.content.target].compactMap(\.self)
        let found = try MessageTable.find(connection, workspace, ids)
        for id in ids {
            guard let message = found[id], message.chat == chat else {
                throw OutgoingRefusal.noTarget("This chat has no message \(id).")
            }
            if id == request.content.target, now - message.sentAt > Self.targetAgeMax {
                throw OutgoingRefusal.noTarget("Message \(id) is more than 30 days old; WhatsApp does not take that.")
            }
            if request.content.isSignal, message.direction == .outgoing {
                throw OutgoingRefusal.noTarget(
                    "Message \(id) is the business's own, and only a customer's can be read.")
            }
        }
    }
}

extension OutgoingRequest {
    /// Equal requests have equal digests.
    fileprivate var digest: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let content = (try? encoder.encode(self.content)).map { String(decoding: $0, as: UTF8.self) }
        let place =
            switch self.place {
            case .chat(let chat): "chat \(chat)"
            case .first(let number, .phone(let phone)): "phone \(number) \(phone)"
            case .first(let number, .user(let user)): "user \(number) \(user)"
            }
        return OnceOnly.digest(["message", place, content, replyTo?.value])
    }
}

extension OutgoingState {
    /// For sentences: "It is …".
    var inWords: String {
        switch self {
        case .queued: "waiting for its turn"
        case .sending: "being sent"
        case .unsure: "perhaps sent, and WhatsApp's news of it is waited for"
        case .unknown: "not known to be sent"
        case .accepted: "sent"
        case .failed: "not sent"
        case .cancelled: "taken back"
        case .assumedSent: "marked as sent"
        }
    }
}
