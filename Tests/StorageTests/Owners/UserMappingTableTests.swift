import Domain
import Storage
import TestEngines
import Testing

struct UserMappingTableTests {
    @Test(arguments: TestEngine.available)
    func `current mappings are those nobody replaced, oldest first`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let mappings = [
                mapping(1, support, from: .noon), mapping(2, ventas, from: .noon),
                mapping(3, ventas, from: .beginning, until: .noon),
            ]
            for mapping in mappings { try insert(connection, mapping) }
            #expect(try UserMappingTable.current(connection, here).map(\.id.value) == [3, 2, 1])
            #expect(try UserMappingTable.current(connection, here).first == mappings[2])
            #expect(try UserMappingTable.current(connection, elsewhere).isEmpty)
            try UserMappingTable.replaceAll(connection, here, ventas, at: .noon, by: .token("make"))
            #expect(try UserMappingTable.current(connection, here) == [mappings[0]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `ending touches the mapping in force and no other`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let past = mapping(1, ventas, from: .beginning, until: .noon)
            for mapping in [past, mapping(2, ventas, from: .noon), mapping(3, support, from: .noon)] {
                try insert(connection, mapping)
            }
            try UserMappingTable.end(connection, here, ventas, at: .noon + .seconds(60), by: .liaison)
            #expect(
                try UserMappingTable.current(connection, here) == [
                    past, mapping(2, ventas, from: .noon, until: .noon + .seconds(60)),
                    mapping(3, support, from: .noon),
                ])
        }
    }

    private func insert(_ connection: any SQLConnection, _ mapping: UserMapping) throws {
        try UserMappingTable.insert(connection, here, mapping, author: .token("make"), now: .noon)
    }

    private func mapping(
        _ id: Int64, _ number: BusinessNumberID, from: Timestamp, until: Timestamp? = nil
    ) -> UserMapping {
        UserMapping(id: UserMappingID(id), number: number, owner: OwnerID("80112233"), from: from, until: until)
    }
}
