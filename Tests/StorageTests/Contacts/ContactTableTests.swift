import Domain
import Linking
import TestEngines
import Testing

@testable import Storage

struct ContactTableTests {
    @Test(arguments: TestEngine.available)
    func `contacts come back as stored`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let full = Contact(
                id: ContactID("501"), firstName: "Ana", lastName: "Díaz", email: "ana@example.net",
                owner: OwnerID("80112233"),
                phones: [
                    ContactPhone(property: "phone", text: "+34 622 333 444"),
                    ContactPhone(property: "mobilephone", text: "0049\t151\n1 \\n"),
                ], modifiedAt: .noon)
            let bare = Contact(
                id: ContactID("502"), firstName: nil, lastName: nil, email: nil, owner: nil, phones: [],
                modifiedAt: .beginning)
            try store(connection, [full, bare].map { ContactTable.Reading(contact: $0, numbers: []) })
            #expect(try ContactTable.find(connection, here, full.id) == full)
            #expect(
                try ContactTable.find(connection, here, [full.id, bare.id, ContactID("9")])
                    == [full.id: full, bare.id: bare])
            #expect(try ContactTable.find(connection, here, []).isEmpty)
            #expect(try ContactTable.find(connection, elsewhere, full.id) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `storing tells what changed: nothing, an owner, a phone`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let (old, new) = ("34622333444", "34622333555")
            let first = try store(connection, [sampleReading("501", phones: [old])])
            #expect(first == ContactTable.Outcome(changed: [], movedKeys: [sampleKey(old)]))
            let touched = try store(connection, [sampleReading("501", phones: [old], at: .noon + .seconds(1))])
            #expect(touched == ContactTable.Outcome())
            let owned = try store(connection, [sampleReading("501", phones: [old], owner: "8")])
            #expect(owned == ContactTable.Outcome(changed: [ContactID("501")], movedKeys: []))
            let moved = try store(connection, [sampleReading("501", phones: [new], owner: "8")])
            #expect(
                moved == ContactTable.Outcome(changed: [ContactID("501")], movedKeys: [sampleKey(old), sampleKey(new)]))
            #expect(try ContactTable.with(connection, here, [sampleKey(old).indexEntry]).isEmpty)
            #expect(
                try ContactTable.with(connection, here, [sampleKey(new).indexEntry]).map(\.id) == [ContactID("501")])
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever has a key is found by it, so many at most`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let phone = "34910000000"
            try store(connection, (1...200).map { sampleReading("\(1000 + $0)", phones: [phone, phone]) })
            try store(connection, [sampleReading("7", phones: ["34910000001"])])
            #expect(try ContactTable.with(connection, here, [sampleKey(phone).indexEntry]).count == 50)
            let two = try ContactTable.with(connection, here, [sampleKey(phone).indexEntry], limit: 2)
            #expect(two.map(\.id.value) == ["1001", "1002"])
            #expect(try ContactTable.with(connection, elsewhere, [sampleKey(phone).indexEntry]).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a page that names somebody twice keeps the last`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try store(connection, ["a", "b"].map { sampleReading("501", owner: $0) })
            #expect(try ContactTable.find(connection, here, ContactID("501"))?.owner == OwnerID("b"))
            #expect(try store(connection, []) == ContactTable.Outcome())
        }
    }

    @Test(arguments: TestEngine.available)
    func `removing gives back the keys, and the same contact may return`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let reading = sampleReading("501", phones: ["34622333444", "34622333555"])
            try store(connection, [reading])
            #expect(try ContactTable.remove(connection, elsewhere, ContactID("501")).isEmpty)
            #expect(try ContactTable.remove(connection, here, ContactID("501")) == Set(reading.keys))
            #expect(try ContactTable.find(connection, here, ContactID("501")) == nil)
            #expect(try ContactTable.with(connection, here, [reading.keys[0].indexEntry]).isEmpty)
            #expect(try ContactTable.remove(connection, here, ContactID("501")).isEmpty)
            #expect(try store(connection, [reading]).movedKeys == Set(reading.keys))
        }
    }

    @discardableResult
    private func store(
        _ connection: any SQLConnection, _ readings: [ContactTable.Reading]
    ) throws -> ContactTable.Outcome {
        try ContactTable.store(connection, here, readings, now: .noon)
    }
}
