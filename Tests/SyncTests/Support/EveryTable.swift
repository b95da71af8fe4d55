import Storage
import TestEngines
import Testing

/// Every table of the schema, to look for something in all of them.
let everyTable: [SQL] = [
    "api_tokens", "attachment_entries", "attachment_notes", "audit", "audit_mentions", "book_contacts",
    "business_numbers", "card_fields", "chat_drafts", "chat_notes", "chat_presence", "chat_reads", "chats",
    "communications", "connection_findings", "contact_erasures", "contact_merges",
    "contact_numbers", "contact_rereads", "contact_ties", "contact_words", "contacts", "file_removals",
    "group_chats", "group_participants", "group_signs", "history_chunks", "hubspot_accounts", "hubspot_files",
    "inbox_members", "intake", "leases", "link_blocks", "link_candidates", "link_queue", "link_verdicts", "links",
    "mails", "media", "media_settings", "member_sessions", "members", "message_gaps", "message_statuses",
    "message_templates", "messages", "notices", "one_time_links", "outgoing", "owners", "part_sightings",
    "participant_statuses", "person_aliases", "person_join_messages", "person_joins", "person_word_queue",
    "person_words", "persons", "phone_sharing", "phone_writes", "quick_replies", "recovery_codes", "request_keys",
    "schema_migrations", "search_words", "sending_limits", "sign_in_failures", "template_reads",
    "timeline_associations", "timeline_entries", "timeline_walks", "unknown_parts", "user_mappings",
    "webhook_arrivals", "whatsapp_accounts", "workspaces",
]

struct EveryTableTests {
    @Test func `a new table stands in the list of all`() async throws {
        try await withDatabase(.sqlite) { database in
            let names = try await database.read { connection in
                try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                    .map { try $0.text("name") }
            }
            #expect(names.sorted() == everyTable.map(\.text))
        }
    }
}

extension Office {
    func expectNoTraces(of marks: [String], _ location: SourceLocation = #_sourceLocation) async throws {
        let traces = try await traces(of: marks)
        #expect(traces == [], sourceLocation: location)
    }

    /// Where one of these stands, in any column of any table.
    func traces(of marks: [String]) async throws -> [String] {
        try await database.read { connection in
            try everyTable.flatMap { table in
                let values = try connection.rows("SELECT * FROM \(sql: table)").flatMap(\.values)
                return values.map(Self.words).compactMap { words in
                    marks.first { words.contains($0) }.map { "\(table.text): \($0) in \(words)" }
                }
            }
        }
    }

    private static func words(_ value: SQLValue) -> String {
        switch value {
        case .text(let text): text
        case .blob(let data): String(decoding: data, as: UTF8.self)
        case .null, .integer, .real: ""
        }
    }
}
