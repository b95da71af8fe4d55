import Domain
import Foundation
import Storage

/// `bin/bench`: times the hot paths and holds them against their budgets and against what the machine could do at best.
///
/// A missed budget is told and is no failure: exit status 1 means that something could not be measured.
@main
struct BenchCommand {
    static func main() async {
        do {
            let options = try BenchOptions(CommandLine.arguments.dropFirst())
            if options.isAskingForHelp {
                print(BenchOptions.help)
            } else if let path = options.fill {
                try await fill(path, options)
            } else {
                try await run(options)
            }
        } catch {
            tell("\(error)")
            exit(1)
        }
    }

    /// Not on the main thread, where everything would share one core with the callers.
    @concurrent
    private static func run(_ options: BenchOptions) async throws {
        let before = MachineReading()
        var measurements: [Measurement] = []
        for section in Section.all where options.names(section.name) {
            tell("\(section.name): \(section.subject) …")
            measurements += try await section.run(options)
        }
        let report = BenchReport(
            measurements: measurements, before: before, after: MachineReading(), isQuick: options.isQuick)
        print(options.isJSON ? try report.json() : report.table())
    }

    private static func fill(_ path: String, _ options: BenchOptions) async throws {
        let database = try await BenchEngine(file: path).open()
        try await FilledInbox(options, now: MovableClock.morning).fill(database)
        await database.close()
    }

    /// Beside the report, so that the report can be read by a program.
    private static func tell(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}

/// Why something could not be measured, for people.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
