import Domain
import Foundation
import Storage
import Sync

/// What of the audit is looked at, as the address says it. Everything that is typed stays as it was typed.
struct AuditQuery: Sendable {
    static let textMax = 200

    var author = ""
    var verb = ""
    /// A phone or our id.
    var person = ""
    /// HubSpot's id, or words.
    var contact = ""
    /// Days in the time zone in which the page shows them, both included.
    var from = ""
    var until = ""
    /// Where the page before ended.
    var after: String?
    var isTable = false

    init(_ items: QueryItems) {
        func text(_ name: String) -> String {
            String((items[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.textMax))
        }
        author = text("author")
        verb = text("verb")
        person = text("person")
        contact = text("contact")
        from = text("from")
        until = text("until")
        after = items["after"]
        isTable = items["format"] == "csv"
    }

    var isWhole: Bool { [author, verb, person, contact, from, until].allSatisfy(\.isEmpty) }

    func link(after: String? = nil, format: String? = nil) -> String {
        let items = [
            ("author", author), ("verb", verb), ("person", person), ("contact", contact), ("from", from),
            ("until", until), ("after", after ?? ""), ("format", format ?? ""),
        ].filter { !$0.1.isEmpty }.map { "\($0)=\(QueryItems.encoded($1))" }
        return SiteURL.audit.path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }

    /// All that is known of one person, or of one contact.
    static func link(person: PersonID) -> String { SiteURL.audit.path + "?person=\(person)" }

    static func link(contact: ContactID) -> String {
        SiteURL.audit.path + "?contact=\(QueryItems.encoded(contact.value))"
    }
}

extension AuditQuery {
    /// The conditions, and what of them cannot be understood.
    func filter(_ names: TypedNames, timeZone: String) async throws -> (filter: AuditList.Filter, problems: [String]) {
        var filter = AuditList.Filter(
            verb: verb.isEmpty ? nil : verb, author: author.isEmpty ? nil : author)
        var problems: [String] = []
        if !person.isEmpty {
            let found = try await names.persons(person)
            // Whoever was joined with somebody else has a history all the same.
            filter.person = found.count == 1 ? found[0].id : found.isEmpty ? PersonID(text: person[...]) : nil
            if found.count > 1 { problems.append(Self.several("people on WhatsApp", person)) }
            if found.isEmpty, filter.person == nil { problems.append(TypedNames.unknownPerson(person)) }
        }
        if !contact.isEmpty { try await narrow(&filter, &problems, names) }
        let calendar = LocalCalendar(timeZone: timeZone)
        filter.from = day(from, &problems).map { calendar.start(of: $0) }
        filter.until = day(until, &problems).map { calendar.start(of: LocalDay(number: $0.number + 1)) }
        return (filter, problems)
    }

    /// One that HubSpot has deleted is known by its id alone.
    private func narrow(
        _ filter: inout AuditList.Filter, _ problems: inout [String], _ names: TypedNames
    ) async throws {
        if contact.allSatisfy(\.isNumber) {
            filter.contact = ContactID(contact)
            return
        }
        let answer = try await names.contacts(contact)
        switch answer.contacts.count {
        case 0: problems.append(TypedNames.unknownContact(contact, answer))
        case 1: filter.contact = answer.contacts[0].id
        default: problems.append(Self.several("contacts", contact))
        }
    }

    private static func several(_ whom: String, _ text: String) -> String {
        "Several \(whom) fit “\(text)”. Type more, or the record id."
    }

    private func day(_ text: String, _ problems: inout [String]) -> LocalDay? {
        if text.isEmpty { return nil }
        let day = LocalDay(date: text)
        if day == nil { problems.append("“\(text)” is no day; write it as 2026-11-21.") }
        return day
    }
}
