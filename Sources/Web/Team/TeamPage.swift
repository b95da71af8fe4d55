import Domain
import Storage

/// Who works here.
struct TeamPage: Sendable {
    struct Row: Sendable {
        var name: String
        var email: String
        var link: String
        var role: DashboardPage.Chip
        var isActive: Bool
        var owner: String?
        var numbers: String
        var grants: String
        var hasCodes: Bool
        var seen: DashboardPage.Moment?
    }

    struct Invitation: Sendable {
        var id: String
        var email: String
        var role: String
        var author: String
        var ends: DashboardPage.Moment?
        var mail: MailRow?
    }

    /// Shown once.
    struct NewLink: Sendable {
        var name: String
        var link: String
        var isInvitation: Bool
        /// A mail with it is on its way.
        var isMailed = false
    }

    var shell: Shell
    var notice: String?
    var link: NewLink?
    var typed: String
    var members: [Row]
    var invitations: [Invitation]
    var hasInvitations: Bool
    var grants: [StartPage.Choice]
    var numbers: [StartPage.Choice]
    var hasNumbers: Bool
    var sendsMail: Bool
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.team.path
        var invitations = SiteURL.teamInvitations.path
        var invitationsEnd = SiteURL.teamInvitationsEnd.path
    }

    init(
        _ reading: TeamReading, link: NewLink?, typed: String, notice: String?, assets: AssetStore,
        sandboxPage: String?
    ) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "Team", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: sandboxPage)
        self.notice = notice
        self.link = link
        self.typed = typed
        members = reading.rows.sorted { ($0.member.isActive ? 0 : 1) < ($1.member.isActive ? 0 : 1) }.map {
            Self.row($0, reading, text)
        }
        invitations = reading.invitations.map { link in
            Invitation(
                id: link.id.description, email: link.email ?? "", role: link.role.word, author: link.author.name,
                ends: link.endsAt.map(text.moment), mail: reading.mails[link.id].map { MailRow($0, text) })
        }
        sendsMail = reading.sendsMail
        hasInvitations = !reading.invitations.isEmpty
        grants = Permission.grantable.map {
            StartPage.Choice(value: $0.rawValue, words: $0.words, isChosen: $0 != .changeSync)
        }
        numbers = reading.numbers.map { StartPage.Choice(value: $0.id.value, words: $0.label, isChosen: false) }
        hasNumbers = !reading.numbers.isEmpty
    }

    private static func row(_ row: MemberTable.Row, _ reading: TeamReading, _ text: PageText) -> Row {
        let member = row.member
        return Row(
            name: member.name, email: member.email, link: SiteURL.teamMember(id: member.id.description).path,
            role: member.isActive
                ? DashboardPage.Chip(member.role.word, member.role == .admin ? .good : .quiet)
                : DashboardPage.Chip(localized("deactivated"), .warn),
            isActive: member.isActive,
            owner: member.owner.map { id in reading.owners.first { $0.id == id }?.displayName ?? id.value },
            numbers: member.role == .admin ? localized("all numbers") : reading.names(of: member.numbers),
            grants: grants(of: member), hasCodes: row.codeSince != nil, seen: row.seenAt.map(text.moment))
    }

    private static func grants(of member: Member) -> String {
        switch member.role {
        case .admin: return localized("everything")
        case .agent:
            let words = Permission.grantable.filter(member.grants.contains).map(\.words)
            return words.isEmpty ? localized("writes to customers") : words.joined(separator: ", ")
        }
    }
}

/// One of them: what they may, whom they are in HubSpot, and the way in and out.
struct MemberPage: Sendable {
    var shell: Shell
    var notice: String?
    var isSaved = false
    var link: TeamPage.NewLink?
    var name: String
    var email: String
    var isActive: Bool
    var hasCodes: Bool
    var seen: DashboardPage.Moment?
    var roles: [StartPage.Choice]
    var grants: [StartPage.Choice]
    var seesAll: Bool
    var numbers: [StartPage.Choice]
    var owners: [StartPage.Choice]
    var ownerNote: String?
    var urls: URLs

    struct URLs: Sendable {
        var team = SiteURL.team.path
        var page: String
        var activity: String
        var password: String
        var codesEnd: String
    }

    init(
        _ row: MemberTable.Row, _ reading: TeamReading, link: String?, notice: String?, assets: AssetStore,
        sandboxPage: String?
    ) {
        let (member, id) = (row.member, row.member.id.description)
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "Team", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: sandboxPage)
        self.notice = notice
        self.link = link.map { TeamPage.NewLink(name: member.name, link: $0, isInvitation: false) }
        name = member.name
        email = member.email
        isActive = member.isActive
        hasCodes = row.codeSince != nil
        seen = row.seenAt.map(text.moment)
        roles = Role.allCases.map {
            StartPage.Choice(value: $0.rawValue, words: $0.word, isChosen: $0 == member.role)
        }
        grants = Permission.grantable.map {
            StartPage.Choice(value: $0.rawValue, words: $0.words, isChosen: member.grants.contains($0))
        }
        seesAll = member.numbers == nil
        numbers = reading.numbers.map {
            StartPage.Choice(
                value: $0.id.value, words: $0.label, isChosen: member.numbers?.contains($0.id) ?? false)
        }
        owners = Self.owners(member, reading)
        ownerNote = Self.ownerNote(member, reading)
        urls = URLs(
            page: SiteURL.teamMember(id: id).path, activity: SiteURL.teamMemberActivity(id: id).path,
            password: SiteURL.teamMemberPassword(id: id).path, codesEnd: SiteURL.teamMemberCodesEnd(id: id).path)
    }

    /// Active ones, and the one that is chosen, whatever became of it.
    private static func owners(_ member: Member, _ reading: TeamReading) -> [StartPage.Choice] {
        reading.owners.filter { !$0.isArchived || $0.id == member.owner }.map { owner in
            let name = [owner.displayName, owner.email].compactMap(\.self).joined(separator: " · ")
            return StartPage.Choice(
                value: owner.id.value,
                words: owner.isArchived ? localized("\(name) (deactivated in HubSpot)") : name,
                isChosen: owner.id == member.owner)
        }
    }

    private static func ownerNote(_ member: Member, _ reading: TeamReading) -> String? {
        if reading.owners.isEmpty { return localized("HubSpot’s users are known once HubSpot is connected.") }
        guard member.owner == nil else { return nil }
        let same = reading.owners.first { $0.email?.lowercased() == member.email && !$0.isArchived }
        return same.map { localized("\($0.displayName) has the same e-mail address in HubSpot.") }
            ?? localized(
                "Nobody in HubSpot has this e-mail address. They may not be invited there, or not have accepted.")
    }
}
