import Domain
import Foundation

/// A mail as bytes (RFC 5322, RFC 2045): the same text plain and as HTML.
extension MailMessage {
    /// - Parameter recipient: whom it is to; `self.recipient`, found to be sendable.
    func wire(from sender: MailAddress, to recipient: MailAddress) -> Data {
        let boundary = "=_liaison_\(id)"
        let lines =
            [
                "Date: \(Self.date(writtenAt))",
                "From: \(HeaderText.mailbox(sender))",
                "To: \(HeaderText.mailbox(recipient))",
                "Subject: \(HeaderText.unstructured(content.subject))",
                // The same at each try: by it a mailbox tells that two are one.
                "Message-ID: <liaison.\(id)@\(sender.domain)>",
                // RFC 3834, 5: so that nobody's holiday answers.
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"\(boundary)\"",
                "",
            ] + Self.part(content.text, "plain", boundary) + Self.part(content.html, "html", boundary)
            + ["--\(boundary)--", ""]
        return Data(lines.joined(separator: "\r\n").utf8)
    }

    /// Base64, so that no line is too long for a mail server or begins with the dot that ends a mail.
    private static func part(_ text: String, _ kind: String, _ boundary: String) -> [String] {
        let encoded = Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return [
            "--\(boundary)", "Content-Type: text/\(kind); charset=utf-8", "Content-Transfer-Encoding: base64", "",
            encoded,
        ]
    }

    private static func date(_ moment: Timestamp) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return format.string(from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
    }
}
