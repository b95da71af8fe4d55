import Configuration
import Domain
import Foundation
import HubSpot
import Logging
import SMTP
import Storage
import Sync
import Web
import WhatsApp

/// How this server is set up. `SettingOptions` says what each is for.
struct Settings: Sendable {
    var database: DatabaseURL
    var address: ListenAddress
    /// No slash at the end.
    var publicURL: String
    /// `nil` = the key file is used.
    var secretKey: String?
    var hubSpotURL: String
    /// HubSpot's pages, where people let an app in.
    var hubSpotPagesURL = Settings.defaultHubSpotPagesURL
    /// `nil` = HubSpot is connected by pasting a token only.
    var hubSpotClientID: String?
    var hubSpotClientSecret: Secret?
    var graphURL: String
    /// After they were taken in.
    var keepBodiesDays = 30
    /// `nil` = `media` beside the database.
    var mediaFolder: String?
    /// Trusted beside Meta's.
    var mediaHosts: [String] = []
    /// The server's own app at Meta; `nil` = WhatsApp is connected with tokens only.
    var whatsAppAppID: String?
    var whatsAppAppSecret: Secret?
    var whatsAppVerifyToken: Secret?
    /// Where mail leaves, and from whom it is; `nil` = none is sent.
    var mail: MailSettings?
    var logLevel: Logger.Level
}

/// A mail server and the sender of what it is handed.
struct MailSettings: Sendable {
    var server: MailServer
    var sender: MailAddress

    /// Throws `Complaint`, naming the setting and quoting no password.
    init(server: String, sender: String) throws {
        do {
            self.server = try MailServer(parsing: server)
        } catch {
            throw Complaint("LIAISON_SMTP_URL \(error.sentence)")
        }
        guard let address = MailAddress(parsing: sender) else {
            throw Complaint(
                "LIAISON_MAIL_FROM must be an e-mail address, or a name with one such as Liaison <mail@example.com>, and is "
                    + "“\(sender)”."
            )
        }
        self.sender = address
    }
}

extension Settings {
    static let defaultDatabase = "sqlite:var/liaison.sqlite"
    static let defaultAddress = "127.0.0.1:8080"
    static let defaultHubSpotURL = HubSpotClient.address
    static let defaultHubSpotPagesURL = "https://app.hubspot.com"
    static let defaultGraphURL = WhatsAppClient.address

    /// Throws `Complaint`, naming the setting.
    init(_ reader: ConfigReader) throws {
        database = try Self.database(reader.text("database.url") ?? Self.defaultDatabase)
        address = try ListenAddress(reader.text("http.address") ?? Self.defaultAddress)
        publicURL = try Self.url(reader.text("public.url") ?? "http://\(address)", "LIAISON_PUBLIC_URL")
        secretKey = reader.text("secret.key", isSecret: true)
        hubSpotURL = try Self.url(reader.text("hubspot.url") ?? Self.defaultHubSpotURL, "LIAISON_HUBSPOT_URL")
        hubSpotPagesURL = try Self.url(
            reader.text("hubspot.pages.url") ?? Self.defaultHubSpotPagesURL, "LIAISON_HUBSPOT_PAGES_URL")
        hubSpotClientID = reader.text("hubspot.client.id")
        hubSpotClientSecret = reader.text("hubspot.client.secret", isSecret: true).map { Secret($0) }
        if (hubSpotClientID == nil) != (hubSpotClientSecret == nil) {
            throw Complaint("LIAISON_HUBSPOT_CLIENT_ID and LIAISON_HUBSPOT_CLIENT_SECRET belong together: set both.")
        }
        graphURL = try Self.url(reader.text("graph.url") ?? Self.defaultGraphURL, "LIAISON_GRAPH_URL")
        keepBodiesDays = try Self.days(reader.text("keep.bodies.days") ?? "30", "LIAISON_KEEP_BODIES_DAYS")
        mediaFolder = reader.text("media.folder")
        mediaHosts = try Self.hosts(reader.text("media.hosts") ?? "")
        whatsAppAppID = reader.text("whatsapp.app.id")
        whatsAppAppSecret = reader.text("whatsapp.app.secret", isSecret: true).map { Secret($0) }
        whatsAppVerifyToken = reader.text("whatsapp.verify.token", isSecret: true).map { Secret($0) }
        let given = [whatsAppAppID != nil, whatsAppAppSecret != nil, whatsAppVerifyToken != nil]
        if Set(given).count > 1 {
            throw Complaint(
                "LIAISON_WHATSAPP_APP_ID, LIAISON_WHATSAPP_APP_SECRET and LIAISON_WHATSAPP_VERIFY_TOKEN belong together: "
                    + "set all three.")
        }
        mail = try Self.mail(reader.text("smtp.url", isSecret: true), reader.text("mail.from"))
        logLevel = try Self.level(reader.text("log.level") ?? "info")
    }

    /// Where files of messages are kept, whom they are fetched from, and where members find them.
    var media: MediaSetup {
        MediaSetup(
            folder: mediaFolder ?? database.folder + "/media", hosts: mediaHosts, graph: graphURL, publicURL: publicURL)
    }

    /// The app that companies install, and where HubSpot sends their browsers back to.
    var hubSpotApp: OAuthApp? {
        guard let hubSpotClientID, let hubSpotClientSecret else { return nil }
        return OAuthApp(
            clientID: hubSpotClientID, clientSecret: hubSpotClientSecret,
            redirectURI: publicURL + hubSpotCallbackPath, authorizeBase: hubSpotPagesURL)
    }

    /// The app that companies connect through, and where webhooks are to come.
    var whatsApp: WhatsAppSetup {
        var setup = WhatsAppSetup(callbackURL: publicURL + whatsAppWebhookPath)
        if let whatsAppAppID, let whatsAppAppSecret {
            setup.app = MetaApp(id: whatsAppAppID, secret: whatsAppAppSecret)
            setup.verifyToken = whatsAppVerifyToken?.revealed
        }
        return setup
    }

    /// What hands mails in.
    var mailClient: SMTPClient? {
        mail.map { SMTPClient(server: $0.server, sender: $0.sender, host: Self.host(of: publicURL)) }
    }

    private static func host(of url: String) -> String {
        URLComponents(string: url)?.host?.trimmingCharacters(in: ["[", "]"]) ?? "localhost"
    }

    private static func database(_ text: String) throws -> DatabaseURL {
        do {
            return try DatabaseURL(parsing: text)
        } catch {
            throw Complaint("LIAISON_DATABASE_URL: \(error.sentence)")
        }
    }

    private static func url(_ text: String, _ name: String) throws -> String {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.count > 8 else {
            throw Complaint("\(name) must begin with https:// or http://, and is “\(text)”.")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    private static func mail(_ server: String?, _ sender: String?) throws -> MailSettings? {
        guard (server == nil) == (sender == nil) else {
            throw Complaint("LIAISON_SMTP_URL and LIAISON_MAIL_FROM belong together: set both.")
        }
        guard let server, let sender else { return nil }
        return try MailSettings(server: server, sender: sender)
    }

    /// Meta repeats a body for up to seven days.
    private static func days(_ text: String, _ name: String) throws -> Int {
        guard let days = Int(text), (8...3650).contains(days) else {
            throw Complaint("\(name) must be a number of days from 8 to 3650, and is “\(text)”.")
        }
        return days
    }

    /// `a.example, b.example`
    private static func hosts(_ text: String) throws -> [String] {
        let hosts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        for host in hosts where !host.contains(".") || host.contains(where: { !$0.isASCII || "/:@* ".contains($0) }) {
            throw Complaint("LIAISON_MEDIA_HOSTS holds names of hosts, such as media.example.net, and not “\(host)”.")
        }
        return hosts
    }

    private static func level(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text.lowercased()) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Complaint("LIAISON_LOG_LEVEL is “\(text)”; it must be one of \(known).")
        }
        return level
    }
}

/// `host:port` to listen on; `[::1]:8080` for IPv6.
struct ListenAddress: Sendable, CustomStringConvertible {
    var host: String
    var port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port), colon != text.startIndex
        else { throw Complaint("LIAISON_HTTP_ADDRESS must be host:port, such as 127.0.0.1:8080, and is “\(text)”.") }
        host = text[..<colon].trimmingCharacters(in: ["[", "]"])
        self.port = port
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}

extension ConfigReader {
    /// A setting that is there and not empty: `NAME=` in a file means "not set".
    fileprivate func text(_ key: String, isSecret: Bool = false) -> String? {
        let text = string(forKey: ConfigKey("liaison.\(key)"), isSecret: isSecret)?.trimmingCharacters(in: .whitespaces)
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
