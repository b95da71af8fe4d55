import ArgumentParser
import Domain
import Foundation
import Storage

/// `liaison replay`: stored webhook bodies through the pipeline again.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts stored webhook bodies back in the queue; the running server takes them.",
        discussion:
            """
            Reading a body twice changes nothing, and a kind of message that this version has learnt is learnt for the past \
            too, as far back as bodies are kept. Without options, those that could not be read are taken again.
            """)

    @OptionGroup var options: SettingOptions

    @Flag(help: "Also those that were read without trouble.")
    var all = false

    @Option(
        name: [.customLong("since"), .customLong("from")],
        help: ArgumentHelp("Only what came since then, such as 2026-11-21T00:00:00Z.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Only what came before then.", valueName: "time"))
    var until: String?

    func run() async throws {
        try await explaining {
            let start = try moment(since, "--since") ?? .beginning
            let end = try moment(until, "--until")
            let database = try await openDatabase(try await options.settings().database)
            _ = try await migrate(database, migrations, now: WallClock.system.now)
            let count = try await database.write { connection in
                try WorkspaceTable.all(connection).reduce(0) { sum, workspace in
                    sum + (try IntakeTable.replay(connection, workspace.id, from: start, until: end, onlyFailed: !all))
                }
            }
            await database.close()
            print("\(count) bodies wait to be read again.")
        }
    }

    private func moment(_ text: String?, _ name: String) throws -> Timestamp? {
        guard let text else { return nil }
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw Complaint("\(name) must be a time such as 2026-11-21T00:00:00Z, and is “\(text)”.")
        }
        return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }
}
