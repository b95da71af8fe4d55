import CMail
import Domain
import Foundation

/// One connection to a mail server.
struct SMTPCall: Sendable {
    var url: String
    var security: MailServer.Security
    var user: String?
    var password: Secret?
    var sender: String
    /// `nil` = only look whether the server lets us in.
    var recipient: String?
    var message = Data()
    var connectMilliseconds: Int
    var wholeMilliseconds: Int

    /// Blocks. `tell` is called once, before the server is told goodbye.
    func perform(_ flag: StopFlag, _ tell: (SMTPAnswer) -> Void) {
        let texts = [url, user, password?.revealed, sender, recipient].map { $0.flatMap { strdup($0) } }
        defer { for text in texts { free(text) } }
        var request = cmail_request()
        request.url = UnsafePointer(texts[0])
        request.security = security.forC
        request.user = UnsafePointer(texts[1])
        request.password = UnsafePointer(texts[2])
        request.sender = UnsafePointer(texts[3])
        request.recipient = UnsafePointer(texts[4])
        request.connect_milliseconds = connectMilliseconds
        request.whole_milliseconds = wholeMilliseconds
        request.is_cancelled = { context in
            guard let context else { return 0 }
            return Unmanaged<StopFlag>.fromOpaque(context).takeUnretainedValue().isRaised ? 1 : 0
        }
        request.context = Unmanaged.passUnretained(flag).toOpaque()
        var outcome = cmail_outcome()
        let session = withExtendedLifetime(flag) {
            message.withUnsafeBytes { bytes in
                request.message = bytes.bindMemory(to: CChar.self).baseAddress
                request.message_length = bytes.count
                return cmail_send(&request, &outcome)
            }
        }
        tell(SMTPAnswer(outcome))
        cmail_close(session)
    }
}

extension MailServer.Security {
    fileprivate var forC: cmail_security {
        switch self {
        case .implicitTLS: CMAIL_IMPLICIT_TLS
        case .requiredSTARTTLS: CMAIL_REQUIRED_STARTTLS
        case .plain: CMAIL_PLAIN
        }
    }
}

/// How a connection ended.
struct SMTPAnswer: Sendable, Equatable {
    enum End: Sendable {
        case done
        case unreachable
        case tlsFailed
        case loginDenied
        case timedOut
        case cancelled
        case refused
        case cutOff
        case other
    }

    var end: End
    /// The server's last answer, such as 550; 0 = it gave none.
    var code = 0
    /// The whole message has left.
    var isHandedOver = false
    /// The line of that answer.
    var line = ""
    /// What libcurl says of it.
    var reason = ""
}

extension SMTPAnswer {
    fileprivate init(_ outcome: cmail_outcome) {
        self.init(
            end: End(outcome.end), code: Int(outcome.code), isHandedOver: outcome.is_handed_over != 0,
            line: text(of: outcome.answer), reason: text(of: outcome.reason))
    }
}

extension SMTPAnswer.End {
    fileprivate init(_ end: cmail_end) {
        self =
            switch end {
            case CMAIL_DONE: .done
            case CMAIL_UNREACHABLE: .unreachable
            case CMAIL_TLS_FAILED: .tlsFailed
            case CMAIL_LOGIN_DENIED: .loginDenied
            case CMAIL_TIMED_OUT: .timedOut
            case CMAIL_CANCELLED: .cancelled
            case CMAIL_REFUSED: .refused
            case CMAIL_CUT_OFF: .cutOff
            default: .other
            }
    }
}

/// A C text in a buffer of its own.
private func text<Buffer>(of buffer: Buffer) -> String {
    withUnsafeBytes(of: buffer) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
