import Foundation

/// What a mail server says to one client, line by line (RFC 5321). Without a socket and without a clock.
struct SMTPSession {
    /// What follows from a line.
    struct Reply: Equatable {
        /// `nil` = nothing is said.
        var line: String?
        var isLast = false
        var caught: CaughtMail?
    }

    private enum Phase {
        case command
        /// The next line is what `AUTH PLAIN` asked for.
        case plain
        case user
        case password(user: String)
        case text
    }

    /// RFC 5321, 4.5.3.1.7 asks for 64 KB at least.
    private static let textBytesMax = 1 << 20

    let fault: MailFault?
    /// `nil` = everybody may send.
    let account: MailSandbox.Account?
    private var phase = Phase.command
    private var isKnown = false
    private var sender: String?
    private var recipients: [String] = []
    private var text = ""

    init(fault: MailFault?, account: MailSandbox.Account?) {
        self.fault = fault
        self.account = account
    }

    /// The next line is not a command.
    var isInText: Bool {
        if case .text = phase { true } else { false }
    }

    var greeting: Reply {
        fault == .closing
            ? Reply(line: "421 4.3.2 sandbox.example is closing down", isLast: true)
            : Reply(line: "220 sandbox.example ESMTP")
    }

    mutating func receive(_ line: String) -> Reply {
        switch phase {
        case .command: command(line)
        case .plain: enter(plain: line)
        case .user:
            ask("334 UGFzc3dvcmQ6", .password(user: Self.decoded(line)))
        case .password(let user): enter(user, Self.decoded(line))
        case .text: take(line)
        }
    }

    private mutating func command(_ line: String) -> Reply {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        switch words.first?.uppercased() {
        case "EHLO":
            let offers = account == nil ? [] : ["250-AUTH PLAIN LOGIN"]
            return Reply(
                line: (["250-sandbox.example"] + offers + ["250 SIZE \(Self.textBytesMax)"]).joined(separator: "\r\n"))
        case "HELO", "NOOP": return Reply(line: "250 sandbox.example")
        case "RSET":
            (sender, recipients) = (nil, [])
            return Reply(line: "250 2.0.0 forgotten")
        case "QUIT": return Reply(line: "221 2.0.0 goodbye", isLast: true)
        case "AUTH": return authenticate(words)
        case "MAIL": return from(line)
        case "RCPT": return to(line)
        case "DATA": return data()
        default: return Reply(line: "500 5.5.1 no such command")
        }
    }

    private mutating func authenticate(_ words: [String]) -> Reply {
        guard account != nil, words.count >= 2 else { return Reply(line: "502 5.5.1 not needed") }
        switch words[1].uppercased() {
        case "PLAIN": return words.count > 2 ? enter(plain: words[2]) : ask("334 ", .plain)
        case "LOGIN": return ask("334 VXNlcm5hbWU6", .user)
        default: return Reply(line: "504 5.5.4 not that way")
        }
    }

    private mutating func ask(_ line: String, _ next: Phase) -> Reply {
        phase = next
        return Reply(line: line)
    }

    private mutating func enter(plain: String) -> Reply {
        let fields = Self.decoded(plain).split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        return enter(fields.count == 3 ? fields[1] : "", fields.count == 3 ? fields[2] : "")
    }

    private mutating func enter(_ user: String, _ password: String) -> Reply {
        phase = .command
        isKnown = account == MailSandbox.Account(user: user, password: password)
        return Reply(line: isKnown ? "235 2.7.0 welcome" : "535 5.7.8 not that user and password")
    }

    private mutating func from(_ line: String) -> Reply {
        if account != nil, !isKnown { return Reply(line: "530 5.7.0 say who you are first") }
        sender = Self.address(line)
        recipients = []
        return Reply(line: sender == nil ? "501 5.1.7 no such sender" : "250 2.1.0 ok")
    }

    private mutating func to(_ line: String) -> Reply {
        guard sender != nil, let address = Self.address(line) else { return Reply(line: "503 5.5.1 from whom?") }
        if fault == .refused { return Reply(line: "550 5.1.1 <\(address)>: nobody of that name here") }
        if fault == .postponed { return Reply(line: "450 4.2.0 <\(address)>: come again later") }
        recipients.append(address)
        return Reply(line: "250 2.1.5 ok")
    }

    private mutating func data() -> Reply {
        guard !recipients.isEmpty else { return Reply(line: "503 5.5.1 to whom?") }
        if fault == .droppedBeforeText { return Reply(line: nil, isLast: true) }
        (phase, text) = (.text, "")
        return Reply(line: "354 end with a dot")
    }

    private mutating func take(_ line: String) -> Reply {
        guard line == "." else {
            text += (line.hasPrefix(".") ? String(line.dropFirst()) : line) + "\r\n"
            return text.utf8.count > Self.textBytesMax ? Reply(line: "552 5.3.4 too much", isLast: true) : Reply()
        }
        phase = .command
        let mail = CaughtMail(sender: sender ?? "", recipients: recipients, source: text)
        sender = nil
        switch fault {
        case .droppedAfterText: return Reply(line: nil, isLast: true)
        case .keptThenDropped: return Reply(line: nil, isLast: true, caught: mail)
        case .refusedAfterText: return Reply(line: "554 5.7.1 this is not wanted here")
        case .closing, .slow, .postponed, .refused, .droppedBeforeText, nil:
            return Reply(line: "250 2.0.0 taken", caught: mail)
        }
    }

    private static func address(_ line: String) -> String? {
        line.firstMatch(of: /<([^<>]*)>/).map { String($0.output.1) }
    }

    private static func decoded(_ base64: String) -> String {
        Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
