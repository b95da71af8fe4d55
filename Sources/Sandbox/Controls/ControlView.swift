import Domain

/// What the control page shows; plain values for the templates.
struct ControlView {
    let person: PersonView?
    let numberID: String
    let numberName: String
    let numberPhone: String
    /// The choice as hidden fields and as a query.
    let personID: String
    let contactID: String
    let query: String
    let dashboardURL: String?
    let people: [PersonRow]
    let groups: [GroupRow]
    let hasGroups: Bool
    let group: GroupView?
    let groupID: String?
    /// Somebody is chosen, and may write where the page looks.
    let canWrite: Bool
    let numberHasGroups: Bool
    let numbers: [NumberTab]
    let messages: [MessageRow]
    let isChatEmpty: Bool
    let hubspot: HubSpotView
    let weather: WeatherView

    init(
        choice: ControlChoice, whatsApp: WhatsAppSandbox, hubSpot: HubSpotSandbox, dashboardURL: String?, now: Timestamp
    ) {
        person = choice.person.map(PersonView.init)
        numberID = choice.number.id
        numberName = choice.number.verifiedName
        numberPhone = choice.number.displayNumber
        personID = choice.person.map { String($0.id.value) } ?? ""
        contactID = choice.contactID ?? ""
        query = Self.query(choice)
        self.dashboardURL = dashboardURL
        people = PersonRow.all(in: whatsApp, choice: choice, now: now)
        groups = GroupRow.all(in: whatsApp, choice: choice)
        hasGroups = !groups.isEmpty
        group = choice.group.map { GroupView($0, choice: choice, whatsApp: whatsApp) }
        groupID = choice.group?.id
        canWrite = choice.person != nil && group?.canWrite ?? true
        numberHasGroups = !choice.number.isOnBusinessApp
        numbers = NumberTab.all(in: whatsApp, choice: choice)
        messages = MessageRow.all(in: whatsApp, choice: choice, now: now)
        isChatEmpty = messages.isEmpty
        hubspot = HubSpotView(choice: choice, hubSpot: hubSpot, now: now)
        weather = WeatherView(whatsApp: whatsApp, hubSpot: hubSpot)
    }

    static func query(_ choice: ControlChoice) -> String {
        var parts = ["number=\(choice.number.id)"]
        if let person = choice.person { parts.insert("person=\(person.id.value)", at: 0) }
        if let group = choice.group { parts.append("group=\(QueryText.encode(group.id))") }
        if let contact = choice.contactID { parts.append("contact=\(QueryText.encode(contact))") }
        return parts.joined(separator: "&")
    }
}

/// The person one plays.
struct PersonView {
    let name: String
    let initials: String
    let address: String
    let bsuid: String
    let username: String?
    let blocks: Bool
    let receipts: Bool

    init(_ person: SandboxPerson) {
        name = person.name
        initials = Initials.of(person.name)
        address = Self.address(person)
        bsuid = person.bsuid
        username = person.username
        blocks = person.hasBlockedUs
        receipts = person.sendsReadReceipts
    }

    static func address(_ person: SandboxPerson) -> String {
        let number = person.waID.map(PhoneFace.show)
        let handle = person.username.map { "@" + $0 }
        return [number, handle].compactMap(\.self).joined(separator: " · ")
    }
}

struct NumberTab {
    let href: String
    let name: String
    let phone: String
    let isCurrent: Bool

    static func all(in whatsApp: WhatsAppSandbox, choice: ControlChoice) -> [NumberTab] {
        whatsApp.account.numbers.map { number in
            let target = ControlChoice(person: choice.person, number: number, contactID: choice.contactID)
            return NumberTab(
                href: "/?" + ControlView.query(target), name: number.verifiedName, phone: number.displayNumber,
                isCurrent: number.id == choice.number.id)
        }
    }
}

/// A row of the list of people, the last to speak on top.
struct PersonRow {
    private static let limit = 200

    let href: String
    let name: String
    let initials: String
    let address: String
    let last: String
    let time: String
    let isCurrent: Bool

    static func all(in whatsApp: WhatsAppSandbox, choice: ControlChoice, now: Timestamp) -> [PersonRow] {
        let people = whatsApp.people(limit: limit).map { person in (person, whatsApp.lastMessage(of: person.id)) }
        let sorted = people.sorted { left, right in
            let (leftAt, rightAt) = (left.1?.at ?? .beginning, right.1?.at ?? .beginning)
            return leftAt == rightAt ? left.0.id < right.0.id : leftAt > rightAt
        }
        return sorted.compactMap { person, message in
            let number = message.flatMap { whatsApp.account.number($0.number) } ?? choice.number
            let target = ControlChoice(person: person, number: number, contactID: nil)
            return PersonRow(
                href: "/?" + ControlView.query(target), name: person.name, initials: Initials.of(person.name),
                address: PersonView.address(person), last: message?.content.summary ?? "",
                time: message.map { ClockFace.short($0.at, now: now) } ?? "", isCurrent: person.id == choice.person?.id)
        }
    }
}

/// The switches and the counters.
struct WeatherView {
    let storm: Bool
    let disorder: Bool
    let paused: Bool
    let sent: Int
    let answered: Int
    let pending: Int
    let refused: Int
    let calls: Int

    init(whatsApp: WhatsAppSandbox, hubSpot: HubSpotSandbox) {
        let counts = whatsApp.deliveryCounts()
        storm = ControlWeather.isStormy(hubSpot.faults.options)
        disorder = ControlWeather.isDisordered(whatsApp.faults.options)
        paused = whatsApp.areDeliveriesPaused
        sent = counts.sent
        answered = counts.answered
        pending = counts.pending
        refused = counts.refused
        calls = hubSpot.callCounts().total
    }
}
