import Domain
import TestEngines
import Testing

@testable import Storage

/// Where somebody is found in the inbox.
struct PersonChatsTests {
    @Test(arguments: TestEngine.available)
    func `of each person the newest chat among those that are seen is found`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for number in [ventas, support] {
                try connection.run(
                    """
                    INSERT INTO business_numbers (workspace_id, number_id, account_id, display_phone, digits,
                        verified_name)
                    VALUES (\(here), \(number), 'a', '', '', '')
                    """)
            }
            // 1 wrote to both, last to Ventas; 2 to Support; 3 to nobody; 4 to a number that is not known any more.
            let unknown = BusinessNumberID("999")
            let chats: [(Int64, BusinessNumberID, Int64, Timestamp)] = [
                (11, support, 1, .noon), (12, ventas, 1, .noon + .seconds(60)), (13, support, 2, .noon),
                (14, unknown, 4, .noon),
            ]
            for (id, number, person, moment) in chats {
                _ = try ChatTable.findOrMake(
                    connection, here, number: number, side: .person(PersonID(person)), at: moment,
                    newID: { ChatID(id) })
            }
            let people = Set((1...4).map { PersonID($0) })
            func found(_ sight: Sight, in workspace: WorkspaceID = here) throws -> [Int64: Int64] {
                let chats = try PersonChats.newest(connection, workspace, of: people, sight)
                return Dictionary(uniqueKeysWithValues: chats.map { ($0.value, $1.value) })
            }
            #expect(try found(.all) == [1: 12, 2: 13])
            #expect(try found(.some([support])) == [1: 11, 2: 13])
            #expect(try found(.some([ventas])) == [1: 12])
            #expect(try found(.some([])) == [:])
            #expect(try found(.all, in: elsewhere) == [:])
            #expect(try PersonChats.newest(connection, here, of: [], .all).isEmpty)
        }
    }

    @Test(arguments: [Sight.all, .some([ventas])])
    func `chats are looked up by who is in them, however many there are of a number`(sight: Sight) async throws {
        try await withDatabase(.sqlite) { database in
            let statement = PersonChats.statement(here, [PersonID(1), PersonID(2)], sight)
            let plan = try await database.read { connection in
                try connection.rows("EXPLAIN QUERY PLAN " + statement).map { try $0.text("detail") }
            }
            let looks = plan.filter { $0.contains("SEARCH") || $0.contains("SCAN") }
            #expect(looks.contains { $0.hasPrefix("SEARCH chats") && $0.contains("person_id=?") }, "\(plan)")
            #expect(!looks.contains { $0.hasPrefix("SCAN") }, "\(plan)")
        }
    }
}
