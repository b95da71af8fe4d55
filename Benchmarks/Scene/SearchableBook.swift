import Domain
import Foundation
import Storage

/// Contacts of a large company as a CRM has them: few first names, many family names, some companies, everybody with a
/// phone. Their words are written by the program itself.
struct SearchableBook {
    private static let firstNames = 400
    private static let lastNames = 60_000
    private static let syllables = [
        "ma", "ri", "na", "lo", "pez", "gar", "ci", "an", "der", "son", "kow", "al", "ski", "mu", "ller", "fer", "nan",
        "dez", "sil", "va", "ro", "ja", "ho", "ber", "til", "do", "ste", "vi", "tor", "es", "ka", "li",
    ]

    let count: Int

    /// One of the contacts, as somebody remembers them.
    struct Person {
        var first: String
        var last: String
        var email: String
        var phone: String
    }

    func person(_ number: Int) -> Person {
        var dice = Dice(seed: UInt64(number))
        // Some names are much more frequent than others.
        let rank = { (limit: Int, dice: inout Dice) -> Int in
            let share = Double.random(in: 0..<1, using: &dice)
            return Int(share * share * share * Double(limit))
        }
        let first = Self.name(rank(Self.firstNames, &dice), syllables: 2)
        let last = Self.name(rank(Self.lastNames, &dice), syllables: 3)
        let domain = number % 3 == 0 ? "gmail" : Self.name(number % 20_000, syllables: 4)
        return Person(
            first: first.capitalized, last: last.capitalized, email: "\(first).\(last)\(number % 100)@\(domain).com",
            phone: String(34_600_000_000 + number))
    }

    private static func name(_ number: Int, syllables: Int) -> String {
        var dice = Dice(seed: UInt64(number) &* 31 &+ UInt64(syllables))
        return (0..<syllables).map { _ in dice.pick(Self.syllables) }.joined()
    }

    func fill(_ database: any SQLDatabase, _ workspace: WorkspaceID, now: Timestamp) async throws {
        try await database.write { try connectedWorkspace(workspace, $0, now: now) }
        for start in stride(from: 1, through: count, by: Self.rowsInStatement * 20) {
            let last = min(start + Self.rowsInStatement * 20 - 1, count)
            try await database.write { connection in
                for first in stride(from: start, through: last, by: Self.rowsInStatement) {
                    try insert(first...min(first + Self.rowsInStatement - 1, last), connection, workspace)
                }
            }
        }
        if database.engine == .postgresql { try await database.write { try $0.run("ANALYZE") } }
    }

    private static let rowsInStatement = 500

    private func insert(
        _ numbers: ClosedRange<Int>, _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws {
        let people = numbers.map { (FilledWorkspace.contact(of: $0), person($0)) }
        let contacts = people.map { id, person -> SQL in
            """
            (\(workspace), \(id), \(person.first), \(person.last), \(person.email), \("phone\t+" + person.phone), 0, 0)
            """
        }
        try connection.run(
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            VALUES \(sql: contacts.joined(separator: ", "))
            """)
        let rows = people.map { id, person -> SQL in
            "(\(workspace), \(String(person.phone.dropFirst(2))), '34', \(id), \(person.phone))"
        }
        try connection.run(
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            VALUES \(sql: rows.joined(separator: ", "))
            """)
    }
}
