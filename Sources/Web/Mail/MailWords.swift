import Domain

/// The sentences of a mail by its kind.
struct MailWords: Sendable {
    var mail: Mail
    var workspace: String

    var subject: String {
        switch mail.kind {
        case .invitation:
            mail.author.member == nil
                ? localized("You are invited to \(workspace)")
                : localized("\(mail.author.name) invites you to \(workspace)")
        case .passwordReset: localized("A new password for Liaison")
        case .passwordChanged: localized("Your password was changed")
        case .secondFactorAdded: localized("You are asked for a code from now on")
        case .secondFactorEnded: localized("Your second factor was turned off")
        case .test: localized("A test mail from Liaison")
        }
    }

    var body: String {
        let email = mail.recipient
        return switch mail.kind {
        case .invitation:
            localized(
                "You are invited to work in \(workspace) on Liaison: WhatsApp chats and HubSpot contacts in one place.")
        case .passwordReset:
            localized("Somebody, probably you, has asked for a new password for \(email) in \(workspace).")
        case .passwordChanged:
            localized("The password of \(email) in \(workspace) was changed. All other sessions have ended.")
        case .secondFactorAdded:
            localized("From now on \(email) is asked for a code of an app when signing in to \(workspace).")
        case .secondFactorEnded:
            localized("From now on the password alone is enough for \(email) to sign in to \(workspace).")
        case .test: localized("Mail of \(workspace) arrives. Invitations and links to new passwords can be sent.")
        }
    }

    /// What to do where something is odd; `nil` = nothing can be.
    var caution: String? {
        switch mail.kind {
        case .invitation:
            localized("The link is good once, for seven days. If you expected no invitation, do nothing.")
        case .passwordReset:
            localized(
                "The link is good once, for two hours. If it was not you who asked, do nothing: your password stays as it is."
            )
        case .passwordChanged:
            localized("If it was not you, ask for a new password at once and tell an admin.")
        case .secondFactorAdded, .secondFactorEnded: localized("If it was not you, tell an admin at once.")
        case .test: nil
        }
    }
}
