import ArgumentParser
import Domain
import Sync

/// `liaison diagnose`: why something is, or is not, in HubSpot.
struct Diagnose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says why something is, or is not, in HubSpot: every step from WhatsApp to the timeline.")

    @OptionGroup var options: SettingOptions
    @Argument(help: "A phone number, a name, an e-mail address, a wamid, or HubSpot's id of a contact.")
    var text: String

    func run() async throws {
        try await explaining {
            let answer = try await Assembly.during(options) { assembly in
                try await Diagnoser(
                    database: assembly.database, workspace: Assembly.workspace,
                    findContacts: assembly.contactSearch.find, clock: assembly.clock
                ).ask(text)
            }
            switch answer {
            case .way(let report): tell(report)
            case .several(let choices):
                say("Several may be meant:")
                for choice in choices { say("  \(choice.name) · \(choice.detail): liaison diagnose \(choice.text)") }
            case .nothing(let sentence): throw Complaint(sentence)
            }
        }
    }

    private func tell(_ report: DiagnosisReport) {
        say(report.diagnosis.sentence)
        for step in report.diagnosis.steps {
            say("\(mark(step.state)) \(step.stage.rawValue): \(step.sentence)")
            if let since = step.since { say("    since \(since)") }
            if let advice = step.advice { say("    \(advice)") }
        }
    }

    private func mark(_ state: DiagnosisStep.State) -> String {
        switch state {
        case .passed: "✓"
        case .noted: "!"
        case .waiting: "…"
        case .stopped: "✗"
        case .notReached: "·"
        }
    }
}
