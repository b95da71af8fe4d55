public import Domain
import Storage

/// What changes who answers, and what the team says to each other.
extension Inbox {
    /// - Parameter member: `nil` = nobody in particular.
    public func assign(_ chat: ChatID, to member: Member?, author: Author) async throws {
        try await change(chat, author) { standing in
            guard standing.assignee != member?.id else { return nil }
            let before = standing.assignee
            standing.assignee = member?.id
            return Change(
                verb: "chat_assigned", kind: .assigned(to: member?.name), before: before.map { "member:\($0)" },
                after: member.map { "member:\($0.id)" },
                reason: member.map { "\(author.name) gave the chat to \($0.name)." }
                    ?? "\(author.name) left the chat to whoever is free.")
        }
    }

    /// The chat is done with, until the customer writes again.
    public func close(_ chat: ChatID, author: Author) async throws {
        try await change(chat, author) { standing in
            guard !standing.isClosed else { return nil }
            standing.isClosed = true
            return Change(
                verb: "chat_closed", kind: .closed, before: "open", after: "closed",
                reason: "\(author.name) closed the chat.")
        }
    }

    public func reopen(_ chat: ChatID, author: Author) async throws {
        try await change(chat, author) { standing in
            guard standing.isClosed else { return nil }
            standing.isClosed = false
            return Change(
                verb: "chat_reopened", kind: .reopened, before: "closed", after: "open",
                reason: "\(author.name) opened the chat again.")
        }
    }

    /// - Parameter key: of the form; with it a note is written once, however often it is asked for.
    public func note(_ text: String, in chat: ChatID, author: Author, key: String) async throws {
        let text = text.trimmingWhiteSpace
        if text.isEmpty { throw InboxRefusal.emptyNote }
        if text.utf16.count > ChatNote.textMax { throw InboxRefusal.longText(max: ChatNote.textMax) }
        let (workspace, now, ids) = (workspace, clock.now, ids)
        let digest = OnceOnly.digest(["note", chat.description, text])
        try await database.write { connection in
            if try isForgotten(connection, chat) { throw InboxRefusal.forgottenPerson }
            guard try RequestKeyTable.begin(connection, workspace, key, digest: digest, now: now) else { return }
            let note = ChatNote(id: ids.next(), chat: chat, kind: .note, author: author, text: text, at: now)
            try ChatNoteTable.insert(connection, workspace, note)
            try RequestKeyTable.finish(connection, workspace, key, .done, answerID: "\(note.id)", now: now)
        }
        changes.announce(.chat(chat))
    }

    /// Whether the person asked to be forgotten: what was added now, nobody would erase.
    func isForgotten(_ connection: any SQLConnection, _ chat: ChatID) throws -> Bool {
        guard let found = try ChatTable.find(connection, workspace, [chat])[chat] else {
            throw InboxRefusal.unknownChat(chat)
        }
        guard let person = found.person else { return false }
        return try PersonName.find(connection, workspace, [person])[person]?.isForgotten ?? false
    }

    private struct Change {
        var verb: String
        var kind: ChatNote.Kind
        var before: String?
        var after: String?
        var reason: String
    }

    /// - Parameter decide: changes the standing and says how; `nil` = it is so already.
    private func change(
        _ chat: ChatID, _ author: Author, _ decide: @escaping @Sendable (inout ChatTable.Standing) -> Change?
    ) async throws {
        let (workspace, now, ids) = (workspace, clock.now, ids)
        try await database.write { connection in
            guard let found = try ChatTable.find(connection, workspace, [chat])[chat],
                var standing = try ChatTable.standing(connection, workspace, chat)
            else { throw InboxRefusal.unknownChat(chat) }
            guard let change = decide(&standing) else { return }
            try ChatTable.save(connection, workspace, chat, standing)
            try ChatNoteTable.insert(
                connection, workspace, ChatNote(id: ids.next(), chat: chat, kind: change.kind, author: author, at: now))
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: change.verb,
                    subject: AuditEntry.subject(chat: chat, of: found.person), before: change.before,
                    after: change.after, reason: change.reason))
        }
        changes.announce(.chat(chat))
    }
}

extension String {
    var trimmingWhiteSpace: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
