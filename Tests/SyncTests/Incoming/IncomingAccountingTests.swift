import Domain
import Foundation
import Storage
import TestEngines
import Testing
import WebhookSamples

@testable import Sync

/// Whatever comes in is stored, or counted by name; again and in any order it changes nothing.
struct IncomingAccountingTests {
    @Test(arguments: TestEngine.available)
    func `the elements of each body are stored or counted by name`(engine: TestEngine) async throws {
        try await withSampleOffice(engine) { office in
            var before = try await office.storedElements()
            for sample in WebhookSample.all {
                try await office.receive(try sample.body.encoded())
                let after = try await office.storedElements()
                #expect(after - before == Int64(webhookElements(in: sample.body)), "\(sample.name)")
                before = after
            }
            let states = try await office.texts("SELECT DISTINCT state AS value FROM intake ORDER BY state")
            #expect(states == ["done", "unreadable"])
            #expect(try await office.count("intake WHERE state = 'unreadable'") == 1)
        }
    }

    @Test(arguments: TestEngine.available, 0..<2 as Range<UInt64>)
    func `bodies that come again and in another order change nothing`(engine: TestEngine, seed: UInt64) async throws {
        let bodies = try WebhookSample.all.filter { $0.name != "a batch of a thousand" }.map { try $0.body.encoded() }
        var random = SeededRandom(seed: seed)
        let shuffled = bodies.shuffled(using: &random)
        let inOrder = try await withSampleOffice(engine) { office in
            try await office.receive(bodies)
            let state = try await office.everythingStored()
            let replayed = try await office.database.write {
                try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
            }
            #expect(replayed == bodies.count)
            while try await office.incoming.step() > 0 {}
            #expect(try await office.everythingStored() == state)
            return state
        }
        let inDisorder = try await withSampleOffice(engine) { office in
            try await office.receive(shuffled)
            return try await office.everythingStored()
        }
        #expect(inOrder == inDisorder)
        #expect(inOrder.count > 200)
    }
}

/// An office that also has the account and number of the samples.
@discardableResult
func withSampleOffice<Result>(
    _ engine: TestEngine, _ body: (Office) async throws -> Result
) async throws -> Result {
    try await withOffice(engine) { office in
        try await office.database.write { connection in
            let account = WhatsAppAccountID(SampleCast.account)
            try WhatsAppAccountTable.connect(
                connection,
                WhatsAppAccountTable.Row(
                    workspace: here,
                    account: WhatsAppAccount(
                        id: account, portfolio: PortfolioID("77"), name: "Samples",
                        state: ConnectionState(.connected, "")),
                    sealedToken: Data(), sealedAppSecret: Data(), sealedVerifyToken: Data()),
                now: .noon)
            try BusinessNumberTable.save(
                connection, here,
                BusinessNumber(
                    id: BusinessNumberID(SampleCast.number), account: account, displayPhone: "+34 931 23 45 67",
                    verifiedName: "Samples", quality: nil, status: nil))
        }
        return try await body(office)
    }
}

extension Office {
    /// How many elements of bodies stand somewhere. A message of an unknown kind stands as a message and is counted by
    /// name too; the status that a history tells with a message is no element of its own.
    fileprivate func storedElements() async throws -> Int64 {
        var sum: Int64 = 0
        for table in ["messages", "book_contacts", "history_chunks", "notices"] as [SQL] {
            sum += try await count(table)
        }
        sum += try await count("phone_sharing WHERE state = 'refused'")
        sum += try await count("persons WHERE marketing IS NOT NULL")
        sum += try await count(
            """
            message_statuses AS s WHERE NOT EXISTS (SELECT 1 FROM messages AS m
                WHERE m.workspace_id = s.workspace_id AND m.wamid = s.wamid AND m.source = 'history')
            """)
        sum += try await numbers("SELECT CAST(COALESCE(SUM(seen), 0) AS BIGINT) AS value FROM unknown_parts")[0]
        return sum - (try await count("messages WHERE content LIKE '%\"unknown\"%'"))
    }

    /// All that bodies are made into, without our own ids.
    fileprivate func everythingStored() async throws -> [String] {
        let person: SQL = "COALESCE(p.user_id, '') || '/' || COALESCE(p.phone, '')"
        return try await texts(
            """
            SELECT 'person ' || \(sql: person) || ' ' || COALESCE(profile_name, '') || ' ' || COALESCE(username, '')
                || ' ' || COALESCE(book_name, '') || ' ' || COALESCE(marketing, '') AS value
                FROM persons AS p WHERE merged_into IS NULL
            UNION ALL SELECT 'alias ' || kind || ' ' || a.value || ' ' || COALESCE(until, 0) || ' ' || \(sql: person)
                FROM person_aliases AS a JOIN persons AS p ON p.person_id = a.person_id
            UNION ALL SELECT 'chat ' || number_id || ' ' || group_id || ' ' || last_message_at || ' ' || is_history
                || ' ' || \(sql: person) FROM chats AS c JOIN persons AS p ON p.person_id = c.person_id
            UNION ALL SELECT 'message ' || wamid || ' ' || direction || ' ' || source || ' ' || sent_at || ' ' || kind
                || ' ' || LENGTH(content) || ' ' || COALESCE(LENGTH(context), 0) || ' ' || \(sql: person)
                FROM messages AS m JOIN chats AS c ON c.chat_id = m.chat_id JOIN persons AS p
                ON p.person_id = c.person_id
            UNION ALL SELECT 'status ' || wamid || ' ' || status FROM message_statuses
            UNION ALL SELECT 'book ' || number_id || ' ' || COALESCE(b.name, '') || ' ' || is_removed || ' ' || told_at
                || ' ' || \(sql: person) FROM book_contacts AS b JOIN persons AS p ON p.person_id = b.person_id
            UNION ALL SELECT 'notice ' || subject || ' ' || subject_id || ' ' || topic || ' ' || word || ' ' || told_at
                FROM notices
            UNION ALL SELECT 'template ' || name || ' ' || state FROM message_templates
            UNION ALL SELECT 'number ' || number_id || ' ' || COALESCE(status, '') || ' '
                || COALESCE(messaging_limit, '') FROM business_numbers
            UNION ALL SELECT 'sharing ' || number_id || ' ' || kind || ' ' || state || ' ' || COALESCE(progress, -1)
                FROM phone_sharing
            UNION ALL SELECT 'chunk ' || number_id || ' ' || phase || ' ' || chunk_order || ' ' || progress
                FROM history_chunks
            UNION ALL SELECT 'part ' || part || ' ' || name || ' ' || seen || ' ' || is_known FROM unknown_parts
            """
        ).sorted()
    }
}
