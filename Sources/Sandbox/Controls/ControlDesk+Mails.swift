import Domain

/// Mails that the sandbox's mail server caught.
extension ControlDesk {
    /// The newest first.
    func showMails(_ request: ControlRequest) -> HTTPReply {
        let mails = Array(mail.mails.reversed())
        guard request.wantsJSON else {
            return html(templates.render(MailsView(mails, dashboardURL: dashboardURL), "mails"))
        }
        return json([
            "mails": .array(
                mails.map { mail in
                    [
                        "to": .array(mail.recipients.map { .string($0) }), "subject": .string(mail.subject),
                        "text": .string(mail.text), "links": .array(mail.links.map { .string($0) }),
                    ]
                })
        ])
    }
}

struct MailsView {
    struct Mail {
        var recipients: String
        var subject: String
        /// The text, line by line; a line that is an address is a link.
        var lines: [Line]
    }

    struct Line {
        var text: String
        var link: String?
    }

    var mails: [Mail]
    var isEmpty: Bool
    var dashboardURL: String?

    init(_ mails: [CaughtMail], dashboardURL: String?) {
        self.dashboardURL = dashboardURL
        isEmpty = mails.isEmpty
        self.mails = mails.map { mail in
            Mail(
                recipients: mail.recipients.joined(separator: ", "), subject: mail.subject,
                lines: mail.text.split(separator: "\n").map { line in
                    Line(text: String(line), link: mail.links.contains(String(line)) ? String(line) : nil)
                })
        }
    }
}
