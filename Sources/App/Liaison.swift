import ArgumentParser
import Foundation

/// The program. Each command is a file in `Commands`; `Assembly` wires what they run.
@main
struct Liaison: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "liaison",
        abstract: "Joins WhatsApp and HubSpot: every chat on the right contact's timeline, under the right user.",
        subcommands: [
            Serve.self, Demo.self, Connect.self, MakeToken.self, Invite.self, ResetPassword.self, CheckUp.self,
            Migrate.self, Replay.self, LinkCommand.self, Phone.self, Contacts.self, Audit.self, Diagnose.self,
            ServeSandbox.self,
        ])
}

/// What stops a command, as a sentence that says what to do. Printed as it is; the exit status is 1.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }
}

/// A line for whoever started the program, at once: a pipe would hold it back otherwise.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}
