import ArgumentParser

/// `liaison doctor`: is everything well, and if not, what to do.
struct CheckUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks database, secrets, addresses, both accounts and the clock, in this order; says what to do.",
        discussion: "The exit status is the number of things that keep messages from arriving.")

    @OptionGroup var options: SettingOptions

    func run() async throws {
        try await explaining {
            let findings = try await Doctor.visit(try await options.settings())
            for finding in findings { print(finding.line) }
            let failures = findings.count { $0.grade == .bad }
            // Shells keep higher numbers for signals.
            if failures > 0 { throw ExitCode(Int32(min(failures, 100))) }
        }
    }
}
