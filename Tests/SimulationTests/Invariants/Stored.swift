import Domain
import Storage

/// What the program's database holds, read by the simulation's own statements.
struct Stored: Sendable {
    struct Message: Sendable {
        var wamid: String
        var chat: ChatID
        var sender: PersonID?
        var direction: String
        var kind: String
        var content: String
        var sentAt: Timestamp
        var day: Int64
    }

    struct Person: Sendable {
        var id: PersonID
        var phone: String?
        var userID: String?
        var name: String?
        var isMerged: Bool
    }

    struct Communication: Sendable {
        var id: String?
        var chat: ChatID
        var group: Int64
        var part: Int64
        var contacts: String
        var state: String
        var stamp: Timestamp
    }

    struct Verdict: Sendable {
        var word: String
        var candidates: Set<String>
    }

    var messages: [Message] = []
    var persons: [PersonID: Person] = [:]
    var chats: [ChatID: Chat] = [:]
    /// Links that have not ended.
    var links: [PersonID: Link] = [:]
    var verdicts: [PersonID: Verdict] = [:]
    var statuses: [String: String] = [:]
    var communications: [Communication] = []
    var mappings: [UserMapping] = []
    var granularity = TimelineGranularity.day
    /// Chats that timelines show, if somebody there is linked.
    var shownChats: Set<ChatID> = []
    /// Work that should not be left: what, and how many.
    var leftovers: [String: Int64] = [:]

    init(_ connection: any SQLConnection) throws {
        let workspace = Program.workspace
        messages = try connection.rows("SELECT * FROM messages ORDER BY sent_at, message_id").map(Self.message)
        for person in try connection.rows("SELECT * FROM persons").map(Self.person) { persons[person.id] = person }
        let chatIDs = try connection.rows("SELECT chat_id FROM chats").map { try $0.id("chat_id") as ChatID }
        chats = try ChatTable.find(connection, workspace, Set(chatIDs))
        for person in persons.keys {
            links[person] = try LinkTable.active(connection, workspace, person: person)
        }
        for row in try connection.rows("SELECT * FROM link_verdicts") {
            verdicts[try row.id("person_id")] = Verdict(
                word: try row.text("verdict"),
                candidates: Set(try row.text("candidates").split(separator: ";").map(String.init)))
        }
        for row in try connection.rows("SELECT * FROM message_statuses") {
            statuses[try row.text("wamid")] = try row.text("status")
        }
        communications = try connection.rows("SELECT * FROM communications ORDER BY chat_id, entry_group, part").map(
            Self.communication)
        mappings = try UserMappingTable.current(connection, workspace)
        granularity = try WorkspaceTable.find(connection, workspace)?.granularity ?? .day
        shownChats = Set(
            try chatIDs.filter { try TimelineShowingTable.find(connection, workspace, $0).isShown })
        leftovers = try Self.leftovers(connection)
    }

    private static func message(_ row: SQLRow) throws -> Message {
        Message(
            wamid: try row.text("wamid"), chat: try row.id("chat_id"), sender: try row.optionalID("sender_id"),
            direction: try row.text("direction"),
            kind: try row.text("kind"), content: try row.text("content"), sentAt: try row.timestamp("sent_at"),
            day: try row.integer("day"))
    }

    private static func person(_ row: SQLRow) throws -> Person {
        Person(
            id: try row.id("person_id"), phone: try row.optionalText("phone"), userID: try row.optionalText("user_id"),
            name: try row.optionalText("profile_name"),
            isMerged: try row.value("merged_into") != .null)
    }

    private static func communication(_ row: SQLRow) throws -> Communication {
        Communication(
            id: try row.optionalText("communication_id"), chat: try row.id("chat_id"),
            group: try row.integer("entry_group"), part: try row.integer("part"), contacts: try row.text("contacts"),
            state: try row.text("state"), stamp: try row.timestamp("stamp"))
    }

    private static func leftovers(_ connection: any SQLConnection) throws -> [String: Int64] {
        let questions: [(String, SQL)] = [
            ("bodies that are not done", "SELECT COUNT(*) AS n FROM intake WHERE state <> 'done'"),
            ("persons queued for linking", "SELECT COUNT(*) AS n FROM link_queue"),
            ("phone writes that wait", "SELECT COUNT(*) AS n FROM phone_writes WHERE due_at IS NOT NULL"),
            ("contacts to be read again", "SELECT COUNT(*) AS n FROM contact_rereads"),
            ("entries that are not settled", "SELECT COUNT(*) AS n FROM timeline_entries WHERE state <> 'settled'"),
            ("changes of settings on their way", "SELECT COUNT(*) AS n FROM timeline_walks"),
            ("creates of unknown outcome", "SELECT COUNT(*) AS n FROM communications WHERE state <> 'standing'"),
        ]
        var leftovers: [String: Int64] = [:]
        for (name, sql) in questions {
            let count = try connection.row(sql)?.integer("n") ?? 0
            if count > 0 { leftovers[name] = count }
        }
        return leftovers
    }
}
