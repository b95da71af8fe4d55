import Domain

/// Whether mail is set up, and what became of the newest mails.
struct MailPanel: Sendable {
    var facts: MailFacts?
    var newest: [MailRow]
    var hasNewest: Bool

    init(_ facts: MailFacts?, newest: [Mail], _ text: PageText) {
        self.facts = facts
        self.newest = newest.map { MailRow($0, text) }
        hasNewest = !newest.isEmpty
    }
}

/// A mail and what became of it.
struct MailRow: Sendable {
    var kind: String
    var recipient: String
    var state: DashboardPage.Chip
    var made: DashboardPage.Moment
    /// Why it waits or failed.
    var sentence: String?

    init(_ mail: Mail, _ text: PageText) {
        kind = Self.words(mail.kind)
        recipient = mail.recipient
        made = text.moment(mail.madeAt)
        sentence = mail.trouble.map { localizedSentence($0.sentence) }
        state =
            switch mail.state {
            case .waiting: DashboardPage.Chip(localized("waits"), mail.trouble == nil ? .quiet : .warn)
            case .sending: DashboardPage.Chip(localized("leaves"), .quiet)
            case .sent: DashboardPage.Chip(localized("sent"), .good)
            case .failed: DashboardPage.Chip(localized("failed"), .bad)
            case .withdrawn: DashboardPage.Chip(localized("not needed"), .quiet)
            }
    }

    private static func words(_ kind: Mail.Kind) -> String {
        switch kind {
        case .invitation: localized("Invitation")
        case .passwordReset: localized("Link to a new password")
        case .passwordChanged: localized("Password changed")
        case .secondFactorAdded: localized("Second factor added")
        case .secondFactorEnded: localized("Second factor turned off")
        case .test: localized("Test mail")
        }
    }
}
