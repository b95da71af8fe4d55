import ArgumentParser
import Domain
import Foundation
import Storage

/// `liaison audit`: who did what, and why.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what was linked, blocked, mapped and written, the latest first: by whom, when and why.")

    @OptionGroup var options: SettingOptions
    @Option(help: "Only about this person, by Liaison's id.") var person: String?
    @Option(help: "Only about this HubSpot contact.") var contact: String?
    @Option(help: "Only this verb, such as link_made.") var verb: String?
    @Option(help: ArgumentHelp("Only since then, such as 2026-11-21T00:00:00Z.", valueName: "time")) var since: String?
    @Option(help: "At most so many entries.") var limit: Int = 100
    @Flag(help: "All entries as CSV.") var csv = false

    func run() async throws {
        try await explaining {
            let filter = try filter()
            let database = try await openDatabase(try await options.settings().database)
            _ = try await migrate(database, migrations, now: WallClock.system.now)
            for workspace in try await database.read({ try WorkspaceTable.all($0).map(\.id) }) {
                try await tell(database, workspace, filter)
            }
            await database.close()
        }
    }

    private func tell(_ database: any SQLDatabase, _ workspace: WorkspaceID, _ filter: AuditList.Filter) async throws {
        if csv { write(CSVLine(["at", "author", "verb", "subject", "before", "after", "reason"]).text) }
        var request = PageRequest<AuditKey>(limit: 200)
        var left = csv ? Int.max : limit
        repeat {
            let asked = request
            let page = try await database.read { try AuditList.page($0, workspace, filter, asked) }
            for entry in page.items.prefix(left) { write(csv ? line(entry).text : sentence(entry)) }
            left -= page.items.count
            request.after = page.next
        } while request.after != nil && left > 0
    }

    private func filter() throws -> AuditList.Filter {
        let id = try person.map { text in
            guard let id = PersonID(text: text) else { throw Complaint("“\(text)” is no id of a person.") }
            return id
        }
        let from = try since.map { text in
            guard let moment = Timestamp(iso8601: text) else {
                throw Complaint("--since must be a time such as 2026-11-21T00:00:00Z, and is “\(text)”.")
            }
            return moment
        }
        return AuditList.Filter(person: id, contact: contact.map { ContactID($0) }, verb: verb, from: from)
    }

    private func line(_ entry: AuditEntry) -> CSVLine {
        CSVLine([
            entry.at.iso8601, entry.author.text, entry.verb, entry.subject, entry.before ?? "", entry.after ?? "",
            entry.reason,
        ])
    }

    private func sentence(_ entry: AuditEntry) -> String {
        let change = [entry.before, entry.after].compactMap(\.self).joined(separator: " → ")
        let words = [entry.at.iso8601, entry.author.text, entry.verb, entry.subject, change, entry.reason]
        return words.filter { !$0.isEmpty }.joined(separator: "  ") + "\n"
    }

    private func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
