import ArgumentParser
import Domain
import Storage

/// `liaison migrate`: the schema, brought up to date.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database's schema up to date and stops. `serve` does the same at start.")

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await explaining {
            let database = try await openDatabase(try await options.settings().database)
            let taken = try await migrate(database, migrations, now: WallClock.system.now)
            await database.close()
            let steps = taken.map(String.init).joined(separator: ", ")
            print(taken.isEmpty ? "The schema is up to date." : "Took schema steps \(steps).")
        }
    }
}
