import Domain
import Storage
import TestEngines
import Testing

private let oriol = "34622333444"
private let oriolUser = BusinessScopedUserID("ES.1")

struct PersonTableTests {
    @Test(arguments: TestEngine.available)
    func `persons come back as inserted, found by id, user id and phone`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            var both = samplePerson(1, user: "ES.1", phone: oriol)
            both.username = "oriol"
            let bare = samplePerson(2, user: "ES.2", isBusiness: true)
            for person in [both, bare] { try insert(connection, person) }
            let found = try PersonTable.find(connection, here, [PersonID(1), PersonID(2), PersonID(3)])
            #expect(found == [PersonID(1): both, PersonID(2): bare])
            #expect(try PersonTable.find(connection, here, []).isEmpty)
            let known = KnownPerson(
                id: PersonID(1), userID: oriolUser, phone: oriol, phoneSince: .noon, profileName: both.profileName,
                username: both.username, seenAt: .noon)
            #expect(try byUser(connection, "ES.1") == known)
            #expect(try byPhone(connection, oriol) == known)
            let other = PortfolioID("other")
            #expect(try PersonTable.known(connection, here, other, userID: oriolUser) == nil)
            #expect(try PersonTable.known(connection, here, other, phone: oriol, at: .noon) == nil)
            #expect(try PersonTable.known(connection, elsewhere, portfolio, userID: oriolUser) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a phone finds whoever held it then`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insert(connection, samplePerson(1, user: "ES.1", phone: oriol))
            try insert(connection, samplePerson(2, user: "ES.2"))
            let handover = Timestamp.noon + .seconds(60)
            try PersonTable.setPhone(connection, here, PersonID(1), nil, at: handover)
            #expect(try byPhone(connection, oriol, at: handover) == nil)
            try PersonTable.setPhone(connection, here, PersonID(2), oriol, at: handover)
            #expect(try byPhone(connection, oriol, at: handover - .milliseconds(1))?.id == PersonID(1))
            #expect(try byPhone(connection, oriol, at: handover)?.id == PersonID(2))
            let persons = try PersonTable.find(connection, here, [PersonID(1), PersonID(2)])
            #expect(persons[PersonID(1)]?.phone == nil)
            #expect(persons[PersonID(2)]?.phone == oriol)
            #expect(try byUser(connection, "ES.2")?.phoneSince == handover)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the links' queue finds a person by the phone of now`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insert(connection, samplePerson(1, phone: oriol))
            try PersonTable.setPhone(connection, here, PersonID(1), "34622333555", at: .noon + .seconds(1))
            for phone in [oriol, "34622333555"] {
                try LinkQueueTable.add(connection, here, holdersOf: [sampleKey(phone)], cause: phone, now: .noon)
            }
            #expect(try LinkQueueTable.takePersons(connection, here, limit: 9).map(\.cause) == ["34622333555"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a former user id goes on finding its person`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insert(connection, samplePerson(1, phone: oriol))
            try PersonTable.learnUserID(connection, here, PersonID(1), oriolUser)
            try PersonTable.replaceUserID(
                connection, here, PersonID(1), BusinessScopedUserID("ES.9"), at: .noon + .seconds(60))
            #expect(try byUser(connection, "ES.1")?.id == PersonID(1))
            #expect(try byUser(connection, "ES.9")?.userID == BusinessScopedUserID("ES.9"))
            #expect(try PersonTable.known(connection, here, PortfolioID("other"), userID: oriolUser) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `names are learnt one by one, and none takes one away`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insert(connection, samplePerson(1, phone: oriol))
            for reference in [
                PersonReference(username: "oriol.b"), PersonReference(), PersonReference(profileName: "O"),
            ] {
                try PersonTable.setNames(connection, here, PersonID(1), reference, at: .noon + .seconds(5))
            }
            let person = try #require(try PersonTable.find(connection, here, [PersonID(1)])[PersonID(1)])
            #expect(person.profileName == "O")
            #expect(person.username == "oriol.b")
            #expect(try byPhone(connection, oriol)?.seenAt == .noon + .seconds(5))
        }
    }

    @Test(arguments: TestEngine.available)
    func `two who held a phone since one moment are merged, and told apart again as they were`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            for (id, lost) in [(Int64(1), 10), (2, 20)] {
                try insert(connection, samplePerson(id, user: "ES.\(id)", phone: oriol))
                try PersonTable.setPhone(connection, here, PersonID(id), nil, at: .noon + .seconds(lost))
            }
            let before = try (1...2).map { try PersonTable.aliases(connection, here, of: PersonID($0)) }
            try PersonTable.markMerged(connection, here, PersonID(2), into: PersonID(1))
            #expect(try PersonTable.aliases(connection, here, of: PersonID(1)) == before[1])
            #expect(try PersonTable.aliases(connection, here, of: PersonID(2)).isEmpty)
            #expect(try byPhone(connection, oriol, at: .noon + .seconds(15))?.id == PersonID(1))
            var joined = JoinedBefore()
            (joined.aliases, joined.ownAliases) = (before[1], before[0])
            try PersonTable.separate(connection, here, PersonID(2), from: PersonID(1), joined)
            #expect(try (1...2).map { try PersonTable.aliases(connection, here, of: PersonID($0)) } == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `who was merged away is found as the other, through any number of steps`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try insert(connection, samplePerson(1, user: "ES.1", phone: oriol))
            try insert(connection, samplePerson(2, user: "ES.2"))
            try insert(connection, samplePerson(3, user: "ES.3"))
            try PersonTable.setPhone(connection, here, PersonID(1), "34622333555", at: .noon + .seconds(60))
            try PersonTable.markMerged(connection, here, PersonID(1), into: PersonID(2))
            #expect(try byPhone(connection, oriol)?.id == PersonID(2))
            try PersonTable.markMerged(connection, here, PersonID(2), into: PersonID(3))
            #expect(try byPhone(connection, oriol)?.id == PersonID(3))
            let rows = try connection.rows("SELECT merged_into FROM persons ORDER BY person_id")
            #expect(try rows.map { try $0.optionalInteger("merged_into") } == [3, 3, nil])
        }
    }

    private func insert(_ connection: any SQLConnection, _ person: Person) throws {
        try PersonTable.insert(connection, here, person, at: .noon, now: .noon)
    }

    private func byUser(_ connection: any SQLConnection, _ user: String) throws -> KnownPerson? {
        try PersonTable.known(connection, here, portfolio, userID: BusinessScopedUserID(user))
    }

    private func byPhone(
        _ connection: any SQLConnection, _ phone: String, at moment: Timestamp = .noon
    ) throws -> KnownPerson? {
        try PersonTable.known(connection, here, portfolio, phone: phone, at: moment)
    }
}
