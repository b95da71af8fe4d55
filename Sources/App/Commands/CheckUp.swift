import ArgumentParser

/// `liaison doctor`: is everything well, and if not, what to do.
struct CheckUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks settings, database, both accounts, and that webhooks arrive; says what to do.",
        discussion: "The exit status is 1 if something keeps messages from arriving.")

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await explaining {
            let findings = try await Assembly.during(options) { try await Doctor(assembly: $0).findings() }
            for finding in findings { print(finding.line) }
            if findings.contains(where: { $0.grade == .bad }) { throw ExitCode.failure }
        }
    }
}
