import Domain
import Storage

extension UserMappingPage {
    /// `nil` = nothing is asked, or what is asked for cannot be.
    static func sheet(
        _ item: NumberList.Item, _ current: Owner?, _ name: String, _ reading: UserMappingReading
    ) -> Sheet? {
        let number = item.number.id
        if reading.query.isRemoval {
            guard item.owner != nil else { return nil }
            let person = current?.displayName ?? item.owner?.value ?? ""
            return Sheet(
                title: localized("No longer show \(name) under \(person)"), number: number.value, owner: nil,
                action: SiteURL.hubSpotUsersRemoval.path,
                nowWords: localized("New messages go \(next(reading)). What is in HubSpot stays as it is."),
                allWords: allWords(reading), allNote: localized("They go \(next(reading)) too."),
                button: localized("Remove \(person)"), isRemoval: true, back: back(number))
        }
        guard let owner = reading.owners.first(where: { $0.id == reading.query.owner }), !owner.isArchived else {
            return nil
        }
        return Sheet(
            title: localized("Show \(name) under \(owner.displayName)"), number: number.value, owner: owner.id.value,
            action: SiteURL.hubSpotUsers.path,
            nowWords: localized(
                "New messages are shown under \(owner.displayName). What is in HubSpot stays as it is."),
            allWords: allWords(reading),
            allNote: localized("Their entries move to \(owner.displayName); their times stay."),
            button: localized("Show messages under \(owner.displayName)"), isRemoval: false, back: back(number))
    }

    private static func allWords(_ reading: UserMappingReading) -> String {
        switch reading.inHubSpot {
        case 0: localized("Also earlier messages; none is in HubSpot yet")
        case 1: localized("Also the 1 message already in HubSpot")
        case let count: localized("Also the \(capped(count)) messages already in HubSpot")
        }
    }

    private static func back(_ number: BusinessNumberID) -> String {
        "\(SiteURL.hubSpotUsers.path)#\(UserMappingQuery.anchor(number))"
    }

    static func past(_ item: MappingHistory.Item, _ reading: UserMappingReading, _ text: PageText) -> Past {
        let mapping = item.mapping
        let number = reading.numbers.first { $0.number.id == mapping.number }?.number
        let owner = reading.owners.first { $0.id == mapping.owner }
        let end = item.replacedAt ?? mapping.until
        return Past(
            number: number.map(name) ?? mapping.number.value, owner: owner?.displayName ?? mapping.owner.value,
            from: mapping.from > .beginning ? text.moment(mapping.from) : nil, until: end.map(text.moment),
            untilWords: untilWords(item), made: text.moment(item.madeAt), author: item.author.name,
            endedBy: item.endedBy?.name, isInForce: end == nil)
    }

    private static func untilWords(_ item: MappingHistory.Item) -> String? {
        if item.replacedAt != nil { return localized("replaced, also for the past") }
        return item.mapping.until == nil ? localized("in force") : nil
    }
}
