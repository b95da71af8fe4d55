import Domain
import Foundation
import Sandbox
import Storage
import Sync
import WhatsApp

extension Office {
    /// The account is connected; with `isImported`, all its contacts have been read.
    func connectHubSpot(isImported: Bool = false) async throws {
        let now = time.now
        try await database.write { connection in
            try HubSpotAccountTable.connect(
                connection, here,
                HubSpotAccount(
                    id: HubID("10203040"), timeZone: "Europe/Berlin", uiDomain: "app-eu1.hubspot.com", currency: "EUR"),
                HubSpotAccountTable.SealedTokens(access: Data()), sealedClientSecret: nil,
                state: ConnectionState(.connected, ""), now: now)
        }
        if isImported { try await readHubSpot() }
    }

    /// The mirror until it rests.
    func readHubSpot() async throws {
        while let next = try await mirror.step(), next <= time.now {}
    }

    /// Bodies come in and are read.
    func receive(_ bodies: [Data], source: String = "whatsapp") async throws {
        try await store(bodies, source: source)
        while try await incoming.step() > 0 {}
    }

    /// Bodies as they stand in the intake after the door let them in.
    func store(_ bodies: [Data], source: String = "whatsapp") async throws {
        let (ids, now) = (ids, time.now)
        try await database.write { connection in
            for body in bodies {
                try IntakeTable.store(
                    connection,
                    IntakeTable.NewBody(
                        id: ids.next(), workspace: here, source: source, digest: digest(of: body),
                        receivedAt: now, body: body,
                        isHistory: WhatsAppWebhook.looksLikeHistory(body)))
            }
        }
    }

    func receive(_ bodies: Data...) async throws {
        try await receive(bodies)
    }

    /// Who is queued is looked at, until nobody is.
    func link() async throws {
        while try await linkPass.step() > 0 {}
    }

    /// Entries are written until none is due, however long their pace makes it take.
    func writeTimelines() async throws {
        for _ in 0..<50 {
            while try await reconcile.step() > 0 {}
            guard let next = try await reconcile.nextDue() else { return }
            if next > time.now { time.advance(next - time.now) }
        }
    }

    /// All that follows from what came in.
    func settle() async throws {
        try await link()
        try await writeTimelines()
    }

    /// A contact that HubSpot has and the mirror knows.
    @discardableResult
    func addContact(_ name: String, phone: String, owner: String? = nil) async throws -> ContactID {
        var properties = ["firstname": name, "phone": phone]
        properties["hubspot_owner_id"] = owner
        let id = ContactID(hub.addContact(properties))
        try await noteContact(id)
        return id
    }

    /// What a webhook of HubSpot brings about: the record is read again.
    func noteContact(_ id: ContactID) async throws {
        let now = time.now
        try await database.write { try ContactRereadTable.add($0, here, id, cause: "webhook", due: now) }
        try await readHubSpot()
    }
}

/// What is in the database, in the words of the tests.
extension Office {
    /// Persons that messages of these ids came from, in their order.
    func persons(of messages: String...) async throws -> [PersonID?] {
        try await persons(of: messages)
    }

    func persons(of messages: [String]) async throws -> [PersonID?] {
        try await database.read { connection in
            try messages.map { message in
                guard let place = try MessageTable.place(connection, here, WhatsAppMessageID(message)) else {
                    return nil
                }
                switch try ChatTable.find(connection, here, [place.chat])[place.chat]?.side {
                case .person(let person): return person
                case .group:
                    return try MessageTable.find(connection, here, [WhatsAppMessageID(message)]).values.first?.sender
                case nil: return nil
                }
            }
        }
    }

    /// Whoever was met and is nobody else, in the order of ids.
    func everybody() async throws -> [Person] {
        let ids = try await numbers("SELECT person_id AS value FROM persons WHERE merged_into IS NULL")
        let people = try await database.read { try PersonTable.find($0, here, Set(ids.map { PersonID($0) })) }
        return people.values.sorted { $0.id < $1.id }
    }

    func person(_ id: PersonID) async throws -> Person? {
        try await database.read { try PersonTable.find($0, here, [id])[id] }
    }

    func contact(of person: PersonID) async throws -> ContactID? {
        try await database.read { try LinkTable.active($0, here, person: person)?.contact }
    }

    func texts(_ query: SQL) async throws -> [String] {
        try await database.read { try $0.rows(query).map { try $0.text("value") } }
    }

    func numbers(_ query: SQL) async throws -> [Int64] {
        try await database.read { try $0.rows(query).map { try $0.integer("value") } }
    }

    func count(_ table: SQL) async throws -> Int64 {
        try await numbers("SELECT COUNT(*) AS value FROM \(sql: table)").first ?? -1
    }
}

/// Two 64-bit FNV-1a hashes: enough to tell the bodies of a test apart, and short enough for a key.
private func digest(of body: Data) -> Data {
    var hashes: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x8422_2325_CBF2_9CE4]
    for byte in body {
        for index in hashes.indices { hashes[index] = (hashes[index] ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return Data(hashes.flatMap { hash in (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) } })
}
