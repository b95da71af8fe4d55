import ArgumentParser
import Domain
import Linking
import Logging
import Storage
import Sync
import Web

/// `liaison serve`: the server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the server.",
        discussion: """
            Settings come from flags, else the environment, else the file .env in this folder. The database's schema is \
            brought up to date first. SIGTERM and Ctrl-C stop it after what is under way.
            """)

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await explaining {
            let settings = try await options.settings()
            let logger = makeLogger(settings.logLevel)
            try await requireFree(settings.address)
            try await LiveExchange.open { exchange in
                let assembly = try await Assembly(settings: settings, exchange: exchange, logger: logger)
                warmUp()
                let server = try webServer(assembly, logger: logger) { _ in
                    logger.notice("Listening on \(settings.address)")
                    try? await printStartLink(assembly)
                }
                try await runServices([Until(work: assembly.pipeline.run), server], assembly, logger: logger)
            }
        }
    }
}

/// libphonenumber reads its tables at first use; better now than with the first message.
private func warmUp() {
    _ = readPhones(in: "+34 600 000 000", defaultRegion: nil)
}

/// Turns what layers throw into the sentence that the command ends with.
func explaining(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let error as SQLError {
        throw Complaint(error.sentence)
    } catch let error as SecretBoxError {
        throw Complaint("\(error).")
    } catch let error as any ExplainedFailure {
        throw Complaint(error.sentence)
    }
}

/// While nobody can sign in, whoever sees the console can: the link makes the first admin, once.
func printStartLink(_ assembly: Assembly) async throws {
    guard let token = try await assembly.membership.makeStartLink() else { return }
    say("Set Liaison up: \(assembly.settings.publicURL)\(oneTimePath(.start, token))")
}
