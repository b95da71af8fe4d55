import ArgumentParser
import Configuration
import Foundation
import Logging
import SystemPackage

/// The settings as flags. A flag wins over the environment, and the environment over the file `.env` in this folder.
struct SettingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            LIAISON_DATABASE_URL: sqlite:PATH or postgres://user:password@host:port/database \
            (default: \(Settings.defaultDatabase))
            """, valueName: "url"))
    var databaseURL: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_HTTP_ADDRESS: where to listen (default: \(Settings.defaultAddress))", valueName: "host:port"))
    var httpAddress: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_PUBLIC_URL: how browsers and the vendors reach this server (default: http:// and the address)",
            valueName: "url"))
    var publicURL: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_SECRET_KEY: what stored tokens are encrypted with, at least 16 characters; better set in the environment \
            (default: a key file beside the database, made at first start)
            """, valueName: "text"))
    var secretKey: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_HUBSPOT_URL: HubSpot's API, or a sandbox's (default: \(Settings.defaultHubSpotURL))",
            valueName: "url"))
    var hubspotURL: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_HUBSPOT_PAGES_URL: HubSpot's pages, or a sandbox's (default: \(Settings.defaultHubSpotPagesURL))",
            valueName: "url"))
    var hubspotPagesURL: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_HUBSPOT_CLIENT_ID: of the HubSpot app that accounts install, with LIAISON_HUBSPOT_CLIENT_SECRET in the \
            environment (default: none, HubSpot is connected by pasting a token)
            """, valueName: "id"))
    var hubspotClientID: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_GRAPH_URL: Meta's Graph API, or a sandbox's (default: \(Settings.defaultGraphURL))",
            valueName: "url"))
    var graphURL: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_KEEP_BODIES_DAYS: how long stored webhook bodies can be read again; 8 to 3650 (default: 30)
            """, valueName: "days"))
    var keepBodiesDays: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_MEDIA_FOLDER: where files of messages are kept (default: media, beside the database)",
            valueName: "dir"))
    var mediaFolder: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_MEDIA_HOSTS: hosts that files are fetched from beside Meta's, separated by commas; they are sent the \
            WhatsApp token (default: none)
            """, valueName: "hosts"))
    var mediaHosts: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_WHATSAPP_APP_ID: of the Meta app that companies connect through, with LIAISON_WHATSAPP_APP_SECRET and \
            LIAISON_WHATSAPP_VERIFY_TOKEN in the environment (default: none, WhatsApp is connected with tokens)
            """, valueName: "id"))
    var whatsappAppID: String?

    @Option(
        help: ArgumentHelp(
            """
            LIAISON_MAIL_FROM: whom mails come from, such as Liaison <mail@example.com>, with LIAISON_SMTP_URL in the \
            environment: smtps://user:password@host:465 (default: none, no mail is sent)
            """, valueName: "address"))
    var mailFrom: String?

    @Option(
        help: ArgumentHelp(
            "LIAISON_LOG_LEVEL: trace, debug, info, notice, warning, error or critical (default: info)",
            valueName: "level"))
    var logLevel: String?

    /// Throws `Complaint`.
    func settings() async throws -> Settings {
        let file: EnvironmentVariablesProvider
        do {
            file = try await EnvironmentVariablesProvider(environmentFilePath: ".env", allowMissing: true)
        } catch {
            throw Complaint("The file .env in this folder cannot be read: \(error).")
        }
        return try Settings(ConfigReader(providers: [flags, EnvironmentVariablesProvider(), file]))
    }

    private var flags: InMemoryProvider {
        let given = [
            ("database.url", databaseURL), ("http.address", httpAddress), ("public.url", publicURL),
            ("secret.key", secretKey), ("hubspot.url", hubspotURL), ("hubspot.pages.url", hubspotPagesURL),
            ("hubspot.client.id", hubspotClientID), ("graph.url", graphURL), ("media.folder", mediaFolder),
            ("media.hosts", mediaHosts), ("whatsapp.app.id", whatsappAppID), ("keep.bodies.days", keepBodiesDays),
            ("mail.from", mailFrom), ("log.level", logLevel),
        ]
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for case (let key, let text?) in given {
            values[AbsoluteConfigKey(ConfigKey("liaison.\(key)"))] = ConfigValue(.string(text), isSecret: false)
        }
        return InMemoryProvider(values: values)
    }
}
