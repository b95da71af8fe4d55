public import Domain
import Foundation
import Synchronization

/// Hands mails to a mail server, one connection each, on a thread of its own: libcurl blocks.
public struct SMTPClient: Sendable {
    public struct Limits: Sendable {
        public var connect: Duration
        /// From the first packet to the last answer. A server may look at a mail for minutes before it takes it, and
        /// one that is given up too early is sent twice.
        public var whole: Duration

        public init(connect: Duration = .seconds(30), whole: Duration = .seconds(300)) {
            self.connect = connect
            self.whole = whole
        }
    }

    public let server: MailServer
    public let sender: MailAddress
    private let introduction: String
    private let limits: Limits

    /// - Parameter host: by what name this machine introduces itself: the one that the world knows it by.
    public init(server: MailServer, sender: MailAddress, host: String, limits: Limits = Limits()) {
        self.server = server
        self.sender = sender
        self.limits = limits
        introduction = Self.introduction(host)
    }

    /// Cancelled, it ends within a second, or five once the mail has left, and says what is known then.
    public func send(_ message: MailMessage) async -> MailOutcome {
        guard let recipient = MailAddress(name: message.name ?? "", address: message.recipient) else {
            return .refused(
                MailTrouble(
                    word: "bad_address",
                    sentence: "Mail servers do not take this address: it has characters that are not plain ASCII.",
                    isOfServer: false))
        }
        var call = call
        call.recipient = recipient.address
        call.message = message.wire(from: sender, to: recipient)
        return MailOutcome(await perform(call), server)
    }

    /// Whether the server lets us in; `nil` = it does. Nothing is sent.
    public func trouble() async -> MailTrouble? {
        switch MailOutcome(await perform(call), server) {
        case .accepted: nil
        case .refused(let trouble), .postponed(let trouble), .unknown(let trouble): trouble
        }
    }

    private var call: SMTPCall {
        let scheme = server.security == .implicitTLS ? "smtps" : "smtp"
        return SMTPCall(
            url: "\(scheme)://\(server.authority):\(server.port)/\(introduction)", security: server.security,
            user: server.user, password: server.password, sender: sender.address,
            connectMilliseconds: Int(limits.connect.milliseconds), wholeMilliseconds: Int(limits.whole.milliseconds))
    }

    private func perform(_ call: SMTPCall) async -> SMTPAnswer {
        let flag = StopFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread { call.perform(flag) { continuation.resume(returning: $0) } }.start()
            }
        } onCancel: {
            flag.raise()
        }
    }

    /// A name, or an address in brackets (RFC 5321, 4.1.3), as a URL carries it.
    private static func introduction(_ host: String) -> String {
        let isIPv4 = host.split(separator: ".").count == 4 && host.allSatisfy { $0.isNumber || $0 == "." }
        let name = host.contains(":") ? "[IPv6:\(host)]" : isIPv4 ? "[\(host)]" : host
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._"))
        return name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "localhost"
    }
}

/// Raised once, seen from another thread.
final class StopFlag: Sendable {
    private let isUp = Atomic(false)

    var isRaised: Bool { isUp.load(ordering: .relaxed) }

    func raise() { isUp.store(true, ordering: .relaxed) }
}
