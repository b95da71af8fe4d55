import Storage
import Synchronization

/// A statement of the program reads a whole table where that table may have millions of rows.
public struct TableWalk: Error, CustomStringConvertible {
    public let description: String
}

/// A database that refuses statements which would read a whole table once a workspace is large. SQLite is asked for its
/// plan of each statement it has not seen: a search by nothing but the workspace is a walk through all that the
/// workspace has of that table. Where that is meant, `PlanWatch.meant` says why.
final class PlanWatch: SQLDatabase {
    private let real: any SQLDatabase

    init(_ real: any SQLDatabase) { self.real = real }

    var engine: SQLEngine { real.engine }

    func read<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await real.read { try body(WatchedConnection($0)) }
    }

    @discardableResult
    func write<T: Sendable>(_ body: @Sendable (any SQLConnection) throws -> T) async throws -> T {
        try await real.write { try body(WatchedConnection($0)) }
    }

    func close() async { await real.close() }

    /// Parts of statements that are to read all there is of a workspace (spaces and lines as one space).
    static let meant = [
        // Figures of the status page.
        "SELECT COUNT(", "SELECT (SELECT COUNT(", "SELECT direction, COUNT(", "SELECT state, COUNT(",
        // Whether there is any at all: the first row is the answer.
        "SELECT 1 AS one WHERE EXISTS",
        // A setting of the whole workspace or an owner who comes or goes: it changes every entry.
        "chat_id IN (SELECT chat_id FROM chats WHERE workspace_id = ?)",
        "AND m.chat_id = c.chat_id WHERE c.workspace_id = ? AND ( EXISTS",
        "UPDATE contact_ties SET read_at = 0 WHERE workspace_id = ?",
        // What tests look at and do.
        "SELECT word FROM search_words", "SELECT contact_id, word FROM contact_words",
        "SET workspace_id = ? WHERE workspace_id = 1",
    ]

    /// One row, or as many as a company has numbers, members or settings.
    static let small: Set = [
        "api_tokens", "business_numbers", "card_fields", "chat_presence", "hubspot_accounts", "media_settings",
        "member_sessions", "members", "one_time_links", "owners", "phone_sharing", "sending_limits", "template_reads",
        "timeline_walks", "unknown_parts", "user_mappings", "whatsapp_accounts", "workspaces",
    ]
}

private let seen = Mutex<Set<String>>([])

private final class WatchedConnection: SQLConnection {
    private let real: any SQLConnection

    init(_ real: any SQLConnection) { self.real = real }

    var engine: SQLEngine { real.engine }

    @discardableResult
    func run(_ sql: SQL) throws -> Int {
        try check(sql)
        return try real.run(sql)
    }

    func rows(_ sql: SQL) throws -> [SQLRow] {
        try check(sql)
        return try real.rows(sql)
    }

    private func check(_ sql: SQL) throws {
        let words = sql.text.split { $0.isWhitespace }
        guard let verb = words.first, ["SELECT", "UPDATE", "DELETE", "INSERT", "WITH"].contains(verb),
            seen.withLock({ $0.insert(sql.text).inserted })
        else { return }
        let text = words.joined(separator: " ")
        // A page of a list stops by itself.
        if text.contains(" LIMIT ") || PlanWatch.meant.contains(where: text.contains) { return }
        for step in try real.rows("EXPLAIN QUERY PLAN " + sql) {
            let detail = try step.text("detail")
            if let table = try walked(detail, words.map(String.init)) {
                throw TableWalk(description: "\(table) is read whole (\(detail)) by: \(text)")
            }
        }
    }

    /// The table that this step of a plan reads for the whole workspace; `nil` = it reads less.
    private func walked(_ detail: String, _ words: [String]) throws -> String? {
        let parts = detail.split(separator: " ").map(String.init)
        guard parts.count > 2, parts[0] == "SEARCH", detail.hasSuffix("(workspace_id=?)") else { return nil }
        let table =
            zip(zip(words, words.dropFirst()), words.dropFirst(2))
            .first { $0.0.1 == "AS" && $0.1.filter { $0 != "," && $0 != ")" } == parts[1] }?.0.0 ?? parts[1]
        if PlanWatch.small.contains(table) { return nil }
        // An index of few rows, by its own condition.
        guard let index = parts.firstIndex(of: "INDEX").map({ parts[$0 + 1] }) else { return table }
        let isPartial = try real.rows(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND name = \(index) AND sql LIKE \("%WHERE%")")
        return isPartial.isEmpty ? table : nil
    }
}
