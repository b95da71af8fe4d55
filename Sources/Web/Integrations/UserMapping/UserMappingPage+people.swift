import Domain

extension UserMappingPage {
    struct Obstacle: Sendable {
        var sentence: String
        var link: String
        var words: String
    }

    /// What became of a name that is missed in the list.
    struct Answer: Sendable {
        var chip: DashboardPage.Chip
        var sentence: String
    }

    static func obstacle(_ reading: UserMappingReading) -> Obstacle? {
        if reading.numbers.isEmpty {
            return Obstacle(
                sentence: localized("No WhatsApp number is connected yet, so there is nothing to map."),
                link: SiteURL.whatsApp.path, words: localized("Connect WhatsApp"))
        }
        if reading.owners.isEmpty {
            let sentence =
                reading.isConnected
                ? localized("HubSpot’s users are being read; they appear here in a moment.")
                : localized("HubSpot is not connected, so nobody can be chosen.")
            return Obstacle(sentence: sentence, link: SiteURL.hubSpot.path, words: localized("See the connection"))
        }
        return nil
    }

    static func right(_ reading: UserMappingReading) -> (DashboardPage.Chip, String) {
        if !reading.mayMap {
            return (
                DashboardPage.Chip(localized("only to look at"), .quiet),
                localized("Only an admin of this workspace chooses the HubSpot user of a number.")
            )
        }
        switch reading.right {
        case .superAdmin(let user):
            return (
                DashboardPage.Chip(localized("super admin"), .good),
                localized("You are an admin here, and HubSpot says that \(name(user)) is super admin there.")
            )
        case .noSuperAdmin(let user):
            return (
                DashboardPage.Chip(localized("no super admin"), .bad),
                localized(
                    """
                    HubSpot says that \(name(user)) is no super admin there, so nothing can be mapped. Ask a super \
                    admin to connect HubSpot again, or to make \(name(user)) one under Settings, Users & Teams.
                    """
                )
            )
        case .untold(let reason):
            return (DashboardPage.Chip(localized("not told"), .quiet), untold(reason))
        }
    }

    private static func untold(_ reason: MappingRight.Reason) -> String {
        switch reason {
        case .nobodysToken:
            localized(
                """
                HubSpot cannot tell who is super admin: a pasted token belongs to no user. So every admin here may \
                map. To have it checked, connect on HubSpot’s own page.
                """
            )
        case .unknownUser:
            localized(
                """
                HubSpot does not list the user who connected, so it cannot be told whether they are super admin. \
                Every admin here may map.
                """
            )
        case .notReadable(let sentence):
            localized(
                """
                Whether you are super admin in HubSpot cannot be told. \(localizedSentence(sentence)) Every admin \
                here may map.
                """)
        }
    }

    static func answers(_ reading: UserMappingReading) -> [Answer] {
        if PeopleQuery(reading.query.check).isEmpty { return [] }
        return lookUp(reading.query.check, owners: reading.owners, staff: reading.staff)
            .map { answer($0, reading.query.check) }
    }

    private static func answer(_ answer: NameAnswer, _ asked: String) -> Answer {
        switch answer {
        case .listed(let owner):
            Answer(
                chip: DashboardPage.Chip(localized("in the list"), .good),
                sentence: localized("\(name(owner)) is active and can be chosen above."))
        case .deactivated(let owner):
            Answer(
                chip: DashboardPage.Chip(localized("deactivated"), .warn),
                sentence: localized(
                    """
                    \(name(owner)) is deactivated in HubSpot: what they own stays theirs, nothing new can be given \
                    to them. A super admin can activate them under Settings, Users & Teams.
                    """
                ))
        case .notYetOwner(let user):
            Answer(
                chip: DashboardPage.Chip(localized("invitation open"), .warn),
                sentence: localized(
                    """
                    \(name(user)) is a user in HubSpot, but records cannot belong to them yet. Most often the \
                    invitation was not accepted: ask them to open HubSpot’s e-mail, or send it again under \
                    Settings, Users & Teams. If they do log in, they lack the permission to own contacts. Then \
                    read HubSpot’s users again.
                    """
                ))
        case .notInvited:
            Answer(
                chip: DashboardPage.Chip(localized("not invited"), .bad),
                sentence: localized(
                    """
                    HubSpot has no user called “\(asked)”. A super admin invites them under Settings, Users & \
                    Teams, Create user; once they have accepted, they appear here.
                    """
                ))
        case .untold(let sentence):
            Answer(
                chip: DashboardPage.Chip(localized("no permission to look"), .quiet),
                sentence: localized(
                    """
                    Nobody in the list is called “\(asked)”. Whether there is such a user, HubSpot does not tell. \
                    \(localizedSentence(sentence)) They must be invited, have accepted, and be active.
                    """
                ))
        }
    }

    private static func name(_ user: CRMUser) -> String {
        let name = [user.firstName, user.lastName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? user.email ?? user.id : name
    }

    private static func name(_ owner: Owner) -> String {
        owner.email.map { $0 == owner.displayName ? $0 : "\(owner.displayName) (\($0))" } ?? owner.displayName
    }
}
