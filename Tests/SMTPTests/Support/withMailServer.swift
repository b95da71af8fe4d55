import Domain
import SMTP
import Sandbox

/// The sandbox's mail server on a port of this machine while `test` runs.
func withMailServer(
    account: MailSandbox.Account? = nil, _ test: @Sendable (MailPost) async throws -> Void
) async throws {
    let sandbox = MailSandbox(account: account)
    let (ports, isRunning) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup { group in
        group.addTask { try await sandbox.serve(port: 0) { _ = isRunning.yield($0) } }
        for await port in ports {
            try await test(MailPost(sandbox: sandbox, port: port))
            break
        }
        group.cancelAll()
    }
}

/// A mail server and who sends to it.
struct MailPost: Sendable {
    static let sender = "Liaison <mail@liaison.example>"

    let sandbox: MailSandbox
    let port: Int

    func client(
        _ credentials: String = "", scheme: String = "smtp", limits: SMTPClient.Limits = SMTPClient.Limits()
    ) throws -> SMTPClient {
        try client(try MailServer(parsing: "\(scheme)://\(credentials)127.0.0.1:\(port)"), limits)
    }

    func client(_ server: MailServer, _ limits: SMTPClient.Limits = SMTPClient.Limits()) throws -> SMTPClient {
        guard let sender = MailAddress(parsing: Self.sender) else { throw MailServerProblem.unreadable }
        return SMTPClient(server: server, sender: sender, host: "liaison.example", limits: limits)
    }
}

extension MailMessage {
    static func sample(
        _ id: Int64 = 7, to recipient: String = "ada@x.example", name: String? = "Ada", subject: String = "Hello",
        text: String = "A line.", html: String = "<p>A line.</p>"
    ) -> MailMessage {
        MailMessage(
            id: MailID(id), recipient: recipient, name: name, writtenAt: Timestamp(seconds: 1_795_255_323),
            content: MailContent(subject: subject, text: text, html: html))
    }
}

extension MailOutcome {
    /// What a test tells apart.
    var brief: String {
        switch self {
        case .accepted: "accepted"
        case .refused(let trouble): "refused \(trouble.word) \(trouble.isOfServer ? "server" : "mail")"
        case .postponed(let trouble): "postponed \(trouble.word) \(trouble.isOfServer ? "server" : "mail")"
        case .unknown(let trouble): "unknown \(trouble.word) \(trouble.isOfServer ? "server" : "mail")"
        }
    }

    var sentence: String {
        switch self {
        case .accepted: ""
        case .refused(let trouble), .postponed(let trouble), .unknown(let trouble): trouble.sentence
        }
    }
}
