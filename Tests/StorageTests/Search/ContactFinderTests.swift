import Domain
import Foundation
import Linking
import TestEngines
import Testing

@testable import Storage

struct ContactFinderTests {
    @Test(arguments: TestEngine.available)
    func `a number finds whoever has it, in any spelling, and its beginning too`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            _ = try ContactTable.store(
                connection, here,
                [
                    sampleReading("501", phones: ["34622333444"]), sampleReading("502", phones: ["525512345678"]),
                    sampleReading("503", phones: ["34622399999"]), sampleReading("504", phones: ["44622333444"]),
                ], now: .noon)
            for text in ["+34 622 333 444", "0034622333444", "622 333 444", "tel:34-622-333-444"] {
                #expect(try find(connection, text, region: "ES").prefix(1) == ["501"], "\(text)")
            }
            #expect(try find(connection, "622333444", region: "ES") == ["501", "504"])
            #expect(try find(connection, "+52 1 55 1234 5678") == ["502"])
            #expect(try find(connection, "6223 3") == ["501", "504"])
            #expect(try find(connection, "62239 9999") == ["503"])
            #expect(try find(connection, "+34 622 3") == ["501", "503"])
            #expect(try find(connection, "+44 622 3") == ["504"])
            #expect(try find(connection, "502") == ["502"])
            #expect(try find(connection, "99999").isEmpty)
        }
    }

    /// Names of few syllables, so that words begin alike and differ by a letter.
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `every contact is found by its words in any order, each with an error`(seed: UInt64) async throws {
        let engine = TestEngine.available[Int(seed) % TestEngine.available.count]
        try await inTransaction(engine) { connection in
            var random = SeededRandom(seed: seed)
            try connectHubSpot(connection)
            var book = Book(&random)
            try store(connection, Array(book.contacts.values))
            while try ContactWordTable.writeNext(connection, here, limit: 7) {}
            for _ in 0..<40 {
                if random.next() % 4 == 0 { try book.change(connection, &random) }
                let contact = book.contacts.values.sorted { $0.id < $1.id }.randomElement(using: &random)!
                let typed = book.typed(contact, &random)
                let found = try find(connection, typed, limit: 1000)
                #expect(found.contains(contact.id.value), "\(typed) for \(contact.displayName)")
                let query = ContactQuery(typed, defaultRegion: nil)
                let fitting = Set(query.ranked(book.contacts.values).map(\.id.value))
                #expect(fitting.isSuperset(of: found), "\(typed)")
                // Of two errors in a word, those at both of its ends are not looked for.
                if query.terms.allSatisfy({ $0.typosMax < 2 }) { #expect(fitting == Set(found), "\(typed)") }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever was renamed or removed is not found by the old name`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            try store(connection, [person("1", "Ana", "Díaz", "ana@acme.example"), person("2", "Luis", "Ruiz", nil)])
            while try ContactWordTable.writeNext(connection, here, limit: 1) {}
            try store(connection, [person("1", "Ana", "Kowalski", "ana@other.example")])
            #expect(try find(connection, "ana diaz").isEmpty && find(connection, "acme.example").isEmpty)
            #expect(try find(connection, "kowalsky anna") == ["1"])
            try ContactTable.remove(connection, here, ContactID("2"))
            #expect(try find(connection, "ruiz").isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of many the best are answered, and no more than asked for`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connectHubSpot(connection)
            try store(connection, (0..<150).map { person("\(1000 + $0)", "Anabel", "Díaz", nil) })
            try store(connection, [person("9", "Bel", "Ana", nil), person("8", "Díaz", "Ana", nil)])
            while try ContactWordTable.writeNext(connection, here, limit: 50) {}
            let found = try find(connection, "ana")
            #expect(found.count == 20 && found.prefix(2) == ["9", "8"])
            #expect(try find(connection, "ana diaz").first == "8")
        }
    }

    private func find(
        _ connection: any SQLConnection, _ text: String, region: String? = nil, limit: Int = 20
    ) throws -> [String] {
        let query = ContactQuery(text, defaultRegion: region.flatMap { Region($0) })
        return try ContactFinder(connection, here).find(query, limit: limit).map(\.id.value)
    }
}

/// Contacts with made-up names.
private struct Book {
    private static let syllables = ["ma", "ri", "na", "lo", "pez", "gar", "cía", "ño", "stra", "ße", "kow", "al"]
    var contacts: [ContactID: Contact] = [:]

    init(_ random: inout SeededRandom) {
        for id in 100..<160 { add(ContactID("\(id)"), &random) }
    }

    mutating func add(_ id: ContactID, _ random: inout SeededRandom) {
        let email =
            random.next() % 2 == 0 ? "\(Self.name(&random)).\(Self.name(&random))@\(Self.name(&random)).com" : nil
        contacts[id] = Contact(
            id: id, firstName: Self.name(&random).capitalized, lastName: Self.name(&random).uppercased(), email: email,
            owner: nil, phones: [], modifiedAt: .noon)
    }

    private static func name(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 2...4, using: &random)).map { _ in syllables.randomElement(using: &random)! }.joined()
    }

    /// Somebody is renamed, somebody goes.
    mutating func change(_ connection: any SQLConnection, _ random: inout SeededRandom) throws {
        let ids = contacts.keys.sorted()
        let (renamed, gone) = (ids.randomElement(using: &random)!, ids.randomElement(using: &random)!)
        add(renamed, &random)
        try store(connection, [contacts[renamed]!])
        if contacts.count > 40 {
            try ContactTable.remove(connection, here, gone)
            contacts[gone] = nil
        }
    }

    /// Some of the words in any order, each as it is, cut, or with one error where errors are forgiven.
    func typed(_ contact: Contact, _ random: inout SeededRandom) -> String {
        let words = ContactWords(contact).all.sorted().shuffled(using: &random)
        return words.prefix(Int.random(in: 1...3, using: &random)).map { word in
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return word
            case 1: return String(word.prefix(4))
            default:
                let wrong = mistyped(word, &random)
                return wrong.unicodeScalars.count < 4 ? word : wrong
            }
        }.joined(separator: " ")
    }

    private func mistyped(_ word: String, _ random: inout SeededRandom) -> String {
        var letters = Array(word)
        let place = letters.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<4, using: &random) {
        case 0: letters[place] = "x"
        case 1: letters.remove(at: place)
        case 2: letters.insert("x", at: place)
        default: letters.swapAt(place, max(0, place - 1))
        }
        return String(letters)
    }
}
