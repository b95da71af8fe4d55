import Domain
import Foundation
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// Who somebody is, through changes of number and of identifiers.
struct IncomingPersonTests {
    @Test(arguments: TestEngine.available)
    func `a change of number keeps the chat, and looks for the contact again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1")))
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            try await office.connectHubSpot(isImported: true)
            try await office.link()
            try await office.receive(
                try body(changedNumber("wamid.2", from: oriolPhone, to: "34600000001", at: 60)),
                try body(text("wamid.3", phone: "34600000001", at: 61)), try body(text("wamid.4", at: 30)))
            #expect(try await office.persons(of: "wamid.2", "wamid.3", "wamid.4") == [oriol, oriol, oriol])
            #expect(try await office.count("chats") == 1)
            #expect(try await office.person(oriol)?.phone == "34600000001")
            #expect(try await office.linkPass.step() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever writes first from the new number turns out to be the same person`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (old, new) = ("ES.1", "ES.2")
            try await office.receive(
                try body(text("wamid.1", user: old)), try body(text("wamid.2", phone: "34600000001", user: new, at: 61))
            )
            #expect(try await office.count("chats") == 2)
            try await office.receive(
                try body(
                    changedNumber("wamid.3", from: oriolPhone, oldUser: old, to: "34600000001", newUser: new, at: 60)))
            let persons = try await office.persons(of: "wamid.1", "wamid.2", "wamid.3")
            #expect(Set(persons).count == 1)
            #expect(try await office.count("chats") == 1)
            try await office.receive(
                try body(text("wamid.4", phone: nil, user: old, at: 70), text("wamid.5", phone: nil, user: new, at: 71))
            )
            #expect(try await office.persons(of: "wamid.4", "wamid.5") == [persons[0], persons[0]])
            let person = try await office.person(try #require(persons[0]))
            #expect(person?.phone == "34600000001" && person?.userID == BusinessScopedUserID(new))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a user id joins the person known by phone, with chats, link and timeline`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Oriol", phone: "+34 622 333 444")
            try await office.receive(
                try body(text("wamid.1")), try body(text("wamid.2", phone: nil, user: oriolUser, at: 60)))
            try await office.settle()
            #expect(office.hub.communications().count == 1)
            let apart = try await office.persons(of: "wamid.1", "wamid.2")
            #expect(Set(apart).count == 2)
            try await office.receive(try body(text("wamid.3", user: oriolUser, at: 120)))
            try await office.settle()
            #expect(try await office.persons(of: "wamid.1", "wamid.2", "wamid.3") == [apart[1], apart[1], apart[1]])
            #expect(try await office.contact(of: try #require(apart[1])) == contact)
            #expect(try await office.contact(of: try #require(apart[0])) == nil)
            #expect(office.hub.communications().count == 1)
            #expect(office.hub.timeline(of: contact.value).count == 1)
            let shown = office.hub.communications().first?.body ?? ""
            #expect(shown.components(separatedBy: "hello").count == 4)
            #expect(try await office.count("link_verdicts") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `who was joined is not looked at any more`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.receive(
                try body(text("wamid.1")), try body(text("wamid.2", phone: nil, user: oriolUser)),
                try body(text("wamid.3", user: oriolUser)))
            try await office.link()
            let joined = try #require(try await office.persons(of: "wamid.1")[0])
            #expect(try await office.numbers("SELECT person_id AS value FROM link_verdicts") == [joined.value])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that was given to somebody else leaves the old chat alone`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(text("wamid.1", user: "ES.1")), try body(text("wamid.2", user: "ES.2", at: 86_400)),
                try body(text("wamid.3", at: 86_401)), try body(text("wamid.4", at: 3600)),
                try body(text("wamid.5", phone: nil, user: "ES.1", at: 90_000)))
            let persons = try await office.persons(of: (1...5).map { "wamid.\($0)" })
            #expect(persons[0] != persons[1])
            #expect(persons[2] == persons[1])
            #expect(persons[3] == persons[0])
            #expect(persons[4] == persons[0])
            #expect(try await office.person(try #require(persons[0]))?.phone == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message from between two owners of a number takes it from neither`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let notice = changedNumber(
                "wamid.4", from: "34600000001", oldUser: "ES.4", to: oriolPhone, newUser: "ES.5", at: 90)
            try await office.receive(
                try body(text("wamid.1", user: "ES.1")), try body(text("wamid.2", user: "ES.2", at: 120)),
                try body(text("wamid.3", user: "ES.3", at: 60)), try body(notice))
            #expect(try await office.texts("SELECT DISTINCT state AS value FROM intake") == ["done"])
            let persons = try await office.persons(of: (1...4).map { "wamid.\($0)" })
            #expect(Set(persons).count == 4)
            var phones: [String?] = []
            for person in persons { phones.append(try await office.person(try #require(person))?.phone) }
            #expect(phones == [nil, oriolPhone, nil, "34600000001"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a late notice of an earlier change of number takes nothing back`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let second = changedNumber(
                "wamid.3", from: "34600000001", oldUser: "ES.2", to: "34600000002", newUser: "ES.3", at: 120)
            let first = changedNumber(
                "wamid.2", from: oriolPhone, oldUser: "ES.1", to: "34600000001", newUser: "ES.2", at: 60)
            try await office.receive(
                try body(text("wamid.1", user: "ES.1")), try body(first), try body(second),
                try body(first, text("wamid.4", phone: "34600000002", user: "ES.3", at: 180)))
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            let person = try await office.person(oriol)
            #expect(person?.phone == "34600000002")
            #expect(person?.userID == BusinessScopedUserID("ES.3"))
            #expect(try await office.persons(of: "wamid.4") == [oriol])
        }
    }

    /// Each person keeps a user id and moves from phone to phone, never back; phones that somebody left are given to
    /// others.
    @Test(arguments: 0..<40 as Range<UInt64>, [false, true])
    func `each user id is one person, and no phone is taken from whom a message gave it last`(
        seed: UInt64, isShuffled: Bool
    ) async throws {
        var random = SeededRandom(seed: seed)
        let history = PhoneHistory(&random)
        let messages = isShuffled ? history.messages.shuffled(using: &random) : history.messages
        try await withOffice(.sqlite) { office in
            try await office.receive(try messages.map { try body($0) })
            let persons = try await office.persons(of: history.messages.indices.map { "wamid.\($0)" })
            var byUser: [String: PersonID] = [:]
            for (person, user) in zip(persons, history.senders) {
                #expect(person != nil && byUser[user, default: person ?? PersonID(0)] == person)
                byUser[user] = person
            }
            #expect(Set(byUser.values).count == byUser.count)
            for (user, person) in byUser {
                let phone = try await office.person(person)?.phone
                let isAnothers = history.told.contains { $0.key != user && $0.value == phone }
                #expect(!isAnothers, "\(user)")
                // What comes in any order is told apart by its time alone, so not every move is learnt.
                if !isShuffled { #expect(phone == history.told[user], "\(user)") }
            }
        }
    }
}

/// What three persons wrote, a minute apart, in the order they wrote it.
private struct PhoneHistory {
    private(set) var messages: [JSON] = []
    private(set) var senders: [String] = []
    /// The phone a user's message told last, unless somebody else's told it later.
    private(set) var told: [String: String] = [:]

    init(_ random: inout SeededRandom) {
        var left: [String: Set<String>] = [:]
        var phones: [String: String] = [:]
        for index in 0..<14 as Range<Int64> {
            let user = "ES.\(Int.random(in: 1...3, using: &random))"
            let free = (1...6).map { "3462233344\($0)" }.filter {
                !phones.values.contains($0) && !left[user, default: []].contains($0)
            }
            if phones[user] == nil || random.chance(30), let next = free.randomElement(using: &random) {
                if let old = phones.updateValue(next, forKey: user) { left[user, default: []].insert(old) }
            }
            let phone = random.chance(25) ? nil : phones[user]
            messages.append(text("wamid.\(index)", phone: phone, user: user, at: index * 60))
            senders.append(user)
            if let phone { told = told.filter { $0.value != phone } }
            told[user] = phone ?? told[user]
        }
    }
}
