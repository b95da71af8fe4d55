import Domain
import Storage

extension WhatsAppPage {
    static func facts(_ item: WhatsAppAccountList.Item, _ text: PageText) -> [HubSpotPage.Fact] {
        let upkeep = item.upkeep
        var facts = [
            fact(localized("Account"), item.account.id.value),
            fact(localized("Connected"), text.moment(upkeep.connectedAt).text),
            fact(
                localized("Newest webhook"), item.heardAt.map { text.moment($0).text } ?? localized("none yet"),
                note: item.heardAt == nil ? localized("Write to one of its numbers to see the round trip.") : nil),
            fact(localized("Checked"), upkeep.checkedAt.map { text.moment($0).text } ?? localized("not yet")),
        ]
        if let end = upkeep.tokenExpiresAt {
            facts.append(fact(localized("Token ends"), text.date(end)))
        }
        if let until = upkeep.formerSecretUntil {
            facts.append(
                fact(
                    localized("Former secret"), localized("taken until \(text.date(until))"),
                    note: localized("What Meta signed with it may still be on its way.")))
        }
        return facts
    }

    static func number(_ item: NumberList.Item, _ reading: WhatsAppReading, _ text: PageText) -> Number {
        let (number, facts) = (item.number, item.facts)
        let owner = item.owner.flatMap { id in reading.owners.first { $0.id == id } }
        return Number(
            name: UserMappingPage.name(number), phone: number.displayPhone,
            state: item.state.flatMap(DashboardPage.chip) ?? ready(item), quality: quality(number),
            trouble: item.state.flatMap { $0.word == .ready ? nil : localizedSentence($0.sentence) },
            facts: [
                fact(localized("Limit"), (number.messagingLimit ?? facts.messagingLimit).map(limit) ?? "—"),
                fact(localized("Newest webhook"), item.heardAt.map { text.moment($0).text } ?? localized("none yet")),
                HubSpotPage.Fact(
                    name: localized("HubSpot user"), value: owner?.displayName ?? localized("nobody yet"),
                    link: SiteURL.hubSpotUsers.path),
            ])
    }

    static func template(_ template: MessageTemplate) -> Template {
        let tone: DashboardPage.Tone =
            switch template.state {
            case MessageTemplate.approved: .good
            case "REJECTED", "DISABLED": .bad
            case "PAUSED", "PENDING", "IN_APPEAL", "LIMIT_EXCEEDED": .warn
            default: .quiet
            }
        let words = template.state.lowercased().replacing("_", with: " ")
        return Template(
            name: template.name, language: template.language,
            category: (template.category ?? "").lowercased().replacing("_", with: " "),
            state: DashboardPage.Chip(words, tone), body: template.body)
    }

    private static func ready(_ item: NumberList.Item) -> DashboardPage.Chip {
        item.state == nil
            ? DashboardPage.Chip(localized("not asked yet"), .quiet) : DashboardPage.Chip(localized("ready"), .good)
    }

    private static func quality(_ number: BusinessNumber) -> DashboardPage.Chip? {
        switch number.quality?.uppercased() {
        case "GREEN": DashboardPage.Chip(localized("quality green"), .good)
        case "YELLOW": DashboardPage.Chip(localized("quality yellow"), .warn)
        case "RED": DashboardPage.Chip(localized("quality red"), .bad)
        case nil: nil
        case let word?: DashboardPage.Chip(localized("quality \(word.lowercased())"), .quiet)
        }
    }

    /// `TIER_2K` reads as a number of people a day.
    private static func limit(_ tier: String) -> String {
        if tier.hasSuffix("UNLIMITED") { return localized("unlimited") }
        let digits = tier.split(separator: "_").last.map(String.init) ?? tier
        return localized("\(digits.replacing("K", with: ",000")) people a day")
    }

    private static func fact(_ name: String, _ value: String, note: String? = nil) -> HubSpotPage.Fact {
        HubSpotPage.Fact(name: name, value: value, link: nil, note: note)
    }
}
