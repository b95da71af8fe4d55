import Domain
import Storage

/// The steps of a new set-up, each ticked by how things are and not by what was clicked.
extension DashboardPage {
    struct SetupStep: Sendable {
        var title: String
        var sentence: String
        var link: String
        var button: String
        var isDone: Bool
    }

    static func setup(_ reading: DashboardReading) -> [SetupStep] {
        let accounts = reading.accounts
        let steps = [
            SetupStep(
                title: localized("Connect HubSpot"),
                sentence: localized("Contacts are read, so that Liaison knows who writes."),
                link: SiteURL.hubSpot.path, button: localized("Connect HubSpot"), isDone: accounts.hubSpot != nil),
            SetupStep(
                title: localized("Connect WhatsApp"),
                sentence: localized("Messages of the account’s numbers arrive from then on."),
                link: SiteURL.whatsApp.path, button: localized("Connect WhatsApp"), isDone: !accounts.whatsApp.isEmpty),
            SetupStep(
                title: localized("Map the numbers"), sentence: mapping(accounts), link: SiteURL.hubSpotUsers.path,
                button: localized("Choose HubSpot users"),
                isDone: !accounts.numbers.isEmpty && accounts.numbers.allSatisfy { $0.owner != nil }),
            SetupStep(
                title: localized("See who is linked"),
                sentence: localized("The preview tells whom a run would link, and who needs a decision."),
                link: LinksPage.link(.preview), button: localized("Preview links"),
                isDone: reading.wasPreviewed || reading.figures.totals.linksActive > 0),
        ]
        return steps + [reading.members.map(team)].compactMap(\.self)
    }

    private static func team(_ members: Int) -> SetupStep {
        SetupStep(
            title: localized("Invite the team"),
            sentence: localized("Whoever answers chats signs in with their own name."),
            link: SiteURL.team.path, button: localized("Invite somebody"), isDone: members > 1)
    }

    private static func mapping(_ accounts: ConnectedAccounts) -> String {
        let open = accounts.numbers.count { $0.owner == nil }
        if accounts.numbers.isEmpty { return localized("Each number is shown in HubSpot under a user of yours.") }
        return open == 1
            ? localized("1 number has no HubSpot user yet.") : localized("\(open) numbers have no HubSpot user yet.")
    }
}
