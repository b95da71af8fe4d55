public import Domain
import Storage

/// The workspace's quick replies.
extension Inbox {
    /// - Parameter id: `nil` = a new one.
    public func saveReply(_ id: QuickReplyID?, title: String, text: String, shortcut: String) async throws {
        let (title, text) = (title.trimmingWhiteSpace, text.trimmingWhiteSpace)
        if title.isEmpty || text.isEmpty { throw InboxRefusal.emptyReply }
        if title.count > QuickReply.titleMax { throw InboxRefusal.longText(max: QuickReply.titleMax) }
        if text.utf16.count > QuickReply.textMax { throw InboxRefusal.longText(max: QuickReply.textMax) }
        guard let word = QuickReply.shortcut(shortcut.isEmpty ? title : shortcut) else {
            throw InboxRefusal.badShortcut
        }
        let reply = QuickReply(id: id ?? ids.next(), title: title, text: text, shortcut: word)
        let workspace = workspace
        try await database.write { connection in
            if let holder = try QuickReplyTable.holder(connection, workspace, of: word), holder != reply.id {
                throw InboxRefusal.shortcutTaken(word)
            }
            if id == nil, try QuickReplyTable.all(connection, workspace).count >= QuickReply.countMax {
                throw InboxRefusal.tooManyReplies
            }
            try QuickReplyTable.save(connection, workspace, reply)
        }
    }

    public func removeReply(_ id: QuickReplyID) async throws {
        let workspace = workspace
        let isGone = try await database.write { try QuickReplyTable.remove($0, workspace, id) }
        if !isGone { throw InboxRefusal.unknownReply }
    }
}
