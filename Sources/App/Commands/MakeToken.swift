import ArgumentParser
import Foundation
import Sync

/// `liaison token NAME`: a token for the JSON API and the pages.
struct MakeToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Makes an API token and prints it, once. The pages ask for it as the password, with any name.",
        discussion: "An earlier token of the same name is good no more.")

    @OptionGroup var options: SettingOptions

    @Argument(help: "Whose token it is, as it will stand in the audit.")
    var name: String

    func run() async throws {
        try await explaining {
            guard !name.trimmingCharacters(in: .whitespaces).isEmpty else { throw Complaint("Give the token a name.") }
            let token = "liaison_" + (0..<20).map { _ in UInt8.random(in: .min ... .max).hexadecimal }.joined()
            try await Assembly.during(options) { assembly in
                try await assembly.tokens.save(token, named: name, Assembly.workspace)
            }
            print(token)
        }
    }
}

extension UInt8 {
    fileprivate var hexadecimal: String {
        let text = String(self, radix: 16)
        return text.count == 1 ? "0" + text : text
    }
}
