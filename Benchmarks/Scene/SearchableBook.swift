import Domain
import Foundation
import Storage

/// Contacts of a large company as a CRM has them: few first names, many family names, some companies, everybody with a
/// phone. Written by SQL alone; their words are written by the program itself.
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

    func fill(_ path: String) throws {
        let database = try BareSQLite(path: path)
        try database.run("PRAGMA synchronous = OFF")
        let contacts = try database.prepare(
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            VALUES (1, ?, ?, ?, ?, 'phone' || char(9) || '+' || ?, 0, 0)
            """)
        let numbers = try database.prepare(
            "INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key) VALUES (1, ?, '34', ?, ?)"
        )
        for start in stride(from: 1, through: count, by: 10_000) {
            try database.transaction {
                for number in start...min(start + 9_999, count) {
                    let person = person(number)
                    let id = SQLValue.text(FilledWorkspace.contact(of: number).value)
                    try contacts.run([
                        id, .text(person.first), .text(person.last), .text(person.email), .text(person.phone),
                    ])
                    try numbers.run([.text(String(person.phone.dropFirst(2))), id, .text(person.phone)])
                }
            }
        }
        try database.run("UPDATE hubspot_accounts SET import_finished_at = 0")
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
}
