import ArgumentParser
import Domain
import Sync
import Web

/// `liaison invite EMAIL`: a link for somebody new.
struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a link with which somebody becomes a member, good for seven days and once.",
        discussion: """
            An earlier link to the same address is good no more. Hand the link on; where a mail server is set up, it is also \
            sent by mail.
            """)

    @OptionGroup var options: SettingOptions
    @Argument(help: "Their e-mail address.") var email: String
    @Option(help: "admin or agent.") var role = Role.agent.rawValue

    func run() async throws {
        try await explaining {
            guard let role = Role(rawValue: role) else {
                throw Complaint("--role is admin or agent, and not “\(role)”.")
            }
            let settings = try await options.settings()
            let token = try await Assembly.during(settings) {
                try await $0.membership.invite(email, role: role, author: .liaison)
            }
            print(settings.publicURL + oneTimePath(.invitation, token))
        }
    }
}

/// `liaison reset-password EMAIL`: a link to a new password.
struct ResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a link with which a member sets a new password, good for seven days and once.",
        discussion: "When it is used, all their sessions end. A second factor stays; --end-codes takes it away.")

    @OptionGroup var options: SettingOptions
    @Argument(help: "Their e-mail address.") var email: String
    @Flag(help: "No code is asked for any more: for somebody who lost the phone and the recovery codes.")
    var endCodes = false

    func run() async throws {
        try await explaining {
            let settings = try await options.settings()
            let token = try await Assembly.during(settings) { assembly in
                let member = try await assembly.membership.member(withEmail: email)
                if endCodes { try await assembly.membership.endCodes(of: member.id, author: .liaison) }
                return try await assembly.membership.makeResetLink(for: member.id, author: .liaison)
            }
            print(settings.publicURL + oneTimePath(.passwordReset, token))
        }
    }
}
