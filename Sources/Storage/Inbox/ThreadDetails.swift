import Domain

/// What is shown beside messages: what later changed them, what they answer, who had them sent, their files, whether
/// HubSpot's timeline shows them.
struct ThreadDetails {
    private let reader: ThreadReader
    private let rows: [ThreadReader.Row]
    private let amendments: [WhatsAppMessageID: [Message]]
    private let referred: [WhatsAppMessageID: Message]
    private let sent: [WhatsAppMessageID: OutgoingMessage]
    private let repeated: Set<OutgoingID>
    private let files: [MessageID: MediaDownload]
    private let entries: [Int64: String]

    init(_ reader: ThreadReader, _ rows: [ThreadReader.Row]) throws {
        let (connection, workspace) = (reader.connection, reader.workspace)
        self.reader = reader
        self.rows = rows
        let ids = rows.map(\.message.whatsAppID)
        let changes = try MessageTable.amendments(connection, workspace, of: ids)
        amendments = Dictionary(grouping: changes) { $0.content.target ?? WhatsAppMessageID("") }
        let named = Set(rows.flatMap { [$0.message.replyTo, $0.message.content.target] }.compactMap(\.self))
        referred = try MessageTable.find(connection, workspace, named.sorted()).filter { $0.value.chat == reader.chat }
        let sent = try Self.sent(connection, workspace, rows.filter { $0.message.direction == .outgoing })
        self.sent = sent
        let failed = rows.filter { $0.progress?.status == MessageStatus.failed.rawValue }.map(\.message.whatsAppID)
        repeated = try reader.repeated(failed.compactMap { sent[$0]?.id })
        let withFile = (rows.map(\.message) + changes).filter { $0.content.media != nil }.map(\.id)
        files = try MediaTable.find(connection, workspace, withFile)
        entries = try Self.entries(connection, workspace, reader.chat, rows)
    }

    /// A message that changes another one shows beside that one, and by itself only if that one is not stored.
    var messages: [ThreadMessage] {
        rows.filter { row in row.message.content.target.map { referred[$0] == nil } ?? true }.map(message)
    }

    private func message(_ row: ThreadReader.Row) -> ThreadMessage {
        let message = row.message
        var shown = ThreadMessage(
            message: message, day: row.day, source: row.source, content: message.content, isEdited: false,
            isRevoked: false, callEnd: nil, reactions: [], quote: quote(message), progress: row.progress,
            outgoing: sent[message.whatsAppID]?.id,
            hasRepetition: sent[message.whatsAppID].map { repeated.contains($0.id) } ?? false,
            author: sent[message.whatsAppID]?.author, filledText: sent[message.whatsAppID]?.text,
            media: files[message.id],
            entryState: entries[row.day.number])
        var reactions: [(person: PersonID?, emoji: String?)] = []
        for amendment in amendments[message.whatsAppID] ?? [] {
            switch amendment.content {
            case .edit(_, let new):
                shown.content = new
                shown.isEdited = true
                shown.media = files[amendment.id] ?? shown.media
            case .revoke: shown.isRevoked = true
            case .reaction(_, let emoji):
                reactions.removeAll { $0.person == amendment.sender }
                reactions.append((amendment.sender, emoji))
            case .call(let end): shown.callEnd = end
            case .text, .image, .video, .audio, .document, .sticker, .location, .contactCards, .interactive, .button,
                .order, .system, .template, .unsupported, .mediaPlaceholder, .erased, .unknown:
                break
            }
        }
        shown.reactions = reactions.compactMap { reaction in
            reaction.emoji.map { ThreadMessage.Reaction(emoji: $0, person: reaction.person) }
        }
        return shown
    }

    private func quote(_ message: Message) -> ThreadMessage.Quote? {
        guard let original = message.replyTo.flatMap({ referred[$0] }) else { return nil }
        return ThreadMessage.Quote(
            id: original.id, content: original.content, direction: original.direction, sender: original.sender)
    }

    private static func sent(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ rows: [ThreadReader.Row]
    ) throws -> [WhatsAppMessageID: OutgoingMessage] {
        if rows.isEmpty { return [:] }
        let found = try connection.rows(
            """
            SELECT * FROM outgoing
            WHERE workspace_id = \(workspace) AND wamid IN \(list: rows.map(\.message.whatsAppID))
            """
        ).map(OutgoingTable.message)
        return Dictionary(
            found.compactMap { message in message.fate.whatsAppID.map { ($0, message) } }, uniquingKeysWith: { $1 })
    }

    /// By day.
    private static func entries(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ rows: [ThreadReader.Row]
    ) throws -> [Int64: String] {
        let groups = Set(rows.map(\.day.number))
        if groups.isEmpty { return [:] }
        let found = try connection.rows(
            """
            SELECT entry_group, state FROM timeline_entries
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND entry_group IN \(list: groups.sorted())
            """
        ).map { (try $0.integer("entry_group"), try $0.text("state")) }
        return Dictionary(found, uniquingKeysWith: { $1 })
    }
}
