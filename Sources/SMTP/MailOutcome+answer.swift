import Domain

extension MailOutcome {
    init(_ answer: SMTPAnswer, _ server: MailServer) {
        if answer.end == .done {
            self = .accepted
            return
        }
        let isRefusal = answer.end == .refused && answer.code >= 400
        let isOfMail = isRefusal && answer.isOfThisMail
        let trouble = MailTrouble(
            word: answer.word(isRefusal), sentence: answer.sentence(isRefusal, server), isOfServer: !isOfMail)
        if isOfMail, answer.code >= 500 {
            self = .refused(trouble)
        } else if answer.isHandedOver, !isRefusal {
            self = .unknown(trouble)
        } else {
            self = .postponed(trouble)
        }
    }
}

extension SMTPAnswer {
    /// What the server said was about the recipient or the text, not about us. libcurl names the command.
    fileprivate var isOfThisMail: Bool {
        isHandedOver || reason.hasPrefix("RCPT failed") || reason.hasPrefix("DATA failed")
    }

    fileprivate func word(_ isRefusal: Bool) -> String {
        switch end {
        case .done: "sent"
        case .unreachable: "unreachable"
        case .tlsFailed: "tls"
        case .loginDenied: "login_denied"
        case .timedOut: isHandedOver ? "unknown" : "timed_out"
        case .cancelled: isHandedOver ? "unknown" : "stopped"
        case .refused: isRefusal ? "refused" : isHandedOver ? "unknown" : "cut_off"
        case .cutOff, .other: isHandedOver ? "unknown" : "cut_off"
        }
    }

    fileprivate func sentence(_ isRefusal: Bool, _ server: MailServer) -> String {
        let name = server.name
        if isHandedOver, !isRefusal {
            return "The mail server \(name) did not say whether it has taken the mail, so it is sent once more later."
        }
        return switch end {
        case .done: "The mail server \(name) has taken it."
        case .unreachable: "The mail server \(name) is not reached. Check LIAISON_SMTP_URL. (\(hidden(reason, server)))"
        case .tlsFailed:
            "There is no safe connection to the mail server \(name), so nothing was sent. (\(hidden(reason, server)))"
        case .loginDenied:
            "The mail server \(name) does not let us in: check user and password in LIAISON_SMTP_URL. "
                + "It said: \(hidden(line, server))"
        case .timedOut: "The mail server \(name) takes too long. It is tried again."
        case .cancelled: "Liaison was stopped before the mail server \(name) had the mail."
        case .refused where isRefusal && isOfThisMail:
            "The mail server \(name) does not take the mail. It said: \(hidden(line, server))"
        case .refused where isRefusal: "The mail server \(name) takes no mail from us. It said: \(hidden(line, server))"
        case .refused, .cutOff, .other: "The connection to the mail server \(name) broke. (\(hidden(reason, server)))"
        }
    }

    /// What a server says may quote what it was told.
    private func hidden(_ text: String, _ server: MailServer) -> String {
        server.password?.removed(from: text) ?? text
    }
}
