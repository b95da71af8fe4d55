import Domain
import Storage
import TestEngines
import Testing

struct OwnerTableTests {
    @Test(arguments: TestEngine.available)
    func `owners come back as saved; a user id once known stays`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            var mara = Owner(
                id: OwnerID("80112234"), email: "mara@example.net", firstName: "Mara", lastName: nil,
                userID: "90000001",
                isArchived: false)
            let lone = Owner(
                id: OwnerID("80112233"), email: nil, firstName: nil, lastName: nil, userID: nil, isArchived: true)
            for owner in [mara, lone] { try OwnerTable.save(connection, here, owner) }
            #expect(try OwnerTable.all(connection, here) == [lone, mara])
            #expect(try OwnerTable.all(connection, elsewhere).isEmpty)
            mara.userID = nil
            mara.isArchived = true
            mara.email = nil
            try OwnerTable.save(connection, here, mara)
            mara.userID = "90000001"
            #expect(try OwnerTable.all(connection, here) == [lone, mara])
        }
    }
}
