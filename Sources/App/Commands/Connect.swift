import ArgumentParser
import Domain
import Foundation
import Sync

/// `liaison connect`: accounts, by token.
struct Connect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Connects a HubSpot account or a WhatsApp Business account.",
        discussion: "A running server notices within half a minute. A secret given as - is read from standard input.",
        subcommands: [ConnectHubSpot.self, ConnectWhatsApp.self])
}

struct ConnectHubSpot: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubspot", abstract: "Connects HubSpot with a private app's token or a service key.")

    @OptionGroup var options: SettingOptions
    @Option(help: "The access token.") var token: String
    @Option(help: "The app's client secret, which signs its webhooks.") var clientSecret: String?

    func run() async throws {
        try await explaining {
            let (token, clientSecret) = (try secret(token), try clientSecret.map(secret))
            let account = try await Assembly.during(options) { assembly in
                try await assembly.connectHubSpot(token: Secret(token), clientSecret: clientSecret.map { Secret($0) })
            }
            print("Connected HubSpot account \(account.id) (\(account.timeZone)). The contacts are read next.")
        }
    }
}

struct ConnectWhatsApp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whatsapp", abstract: "Connects a WhatsApp Business account and subscribes to its messages.")

    @OptionGroup var options: SettingOptions
    @Option(help: "Meta's id of the WhatsApp Business account (WABA).") var account: String
    @Option(help: "A system user's token for that account.") var token: String
    @Option(help: "The Meta app's secret, which signs webhooks.") var appSecret: String
    @Option(help: "The verify token that stands in the app's webhook settings.") var verifyToken: String

    func run() async throws {
        try await explaining {
            let credentials = WhatsAppCredentials(
                account: WhatsAppAccountID(account), token: try secret(token), appSecret: try secret(appSecret),
                verifyToken: verifyToken)
            let numbers = try await Assembly.during(options) { assembly in
                try await assembly.connections.connectWhatsApp(Assembly.workspace, credentials)
            }
            for number in numbers { print("\(number.id)  \(number.displayPhone)  \(number.verifiedName)") }
        }
    }
}

/// Arguments are seen by whoever may list processes, so `-` reads the secret from a line of standard input.
private func secret(_ argument: String) throws -> String {
    guard argument == "-" else { return argument }
    guard let line = readLine(), !line.isEmpty else { throw Complaint("Standard input held no secret.") }
    return line
}
