import Domain

/// HubSpot's side: one contact with its properties and its timeline, drawn the way HubSpot draws it.
struct HubSpotView {
    private static let cards = 60
    private static let picks = 500

    let contact: ContactView?
    let canCreate: Bool
    let picks: [ContactPick]
    let items: [TimelineCard]
    let isEmpty: Bool

    init(choice: ControlChoice, hubSpot: HubSpotSandbox, now: Timestamp) {
        let contacts = hubSpot.contacts()
        let found = Self.find(choice, in: contacts)
        let owners = Dictionary(hubSpot.owners().map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
        contact = found.map { ContactView($0.contact, why: $0.why, owners: owners) }
        canCreate = found == nil && choice.person != nil
        picks = contacts.prefix(Self.picks).map { contact in
            ContactPick(id: contact.id, name: ContactView.name(contact), isCurrent: contact.id == found?.contact.id)
        }.sorted { $0.name < $1.name }
        let timeline = found.map { hubSpot.timeline(of: $0.contact.id) } ?? []
        items = timeline.prefix(Self.cards).map { TimelineCard($0, now: now) }
        isEmpty = items.isEmpty
    }

    /// A guess for the eye only: the program under test has to find out properly.
    private static func find(
        _ choice: ControlChoice, in contacts: [SandboxContact]
    ) -> (contact: SandboxContact, why: String)? {
        if let id = choice.contactID, let picked = contacts.first(where: { $0.id == id }) {
            return (picked, "picked by you")
        }
        guard let person = choice.person else { return nil }
        if let namesake = contacts.first(where: { ContactView.name($0) == person.name }) {
            return (namesake, "same name")
        }
        guard let tail = person.waID?.suffix(8) else { return nil }
        let names = ["phone", "mobilephone", "hs_whatsapp_phone_number"]
        let neighbour = contacts.first { contact in
            names.contains { contact.properties[$0]?.filter(\.isNumber).hasSuffix(tail) == true }
        }
        return neighbour.map { ($0, "a number that ends alike") }
    }
}

struct ContactPick {
    let id: String
    let name: String
    let isCurrent: Bool
}

struct ContactView {
    struct Property {
        let label: String
        let value: String
    }

    let id: String
    let name: String
    let initials: String
    let why: String
    let owner: String?
    let properties: [Property]

    init(_ contact: SandboxContact, why: String, owners: [String: String]) {
        id = contact.id
        name = Self.name(contact)
        initials = Initials.of(name)
        self.why = why
        owner = contact.properties["hubspot_owner_id"].flatMap { owners[$0] }
        properties = Self.shown.compactMap { key, label in
            contact.properties[key].flatMap { $0.isEmpty ? nil : Property(label: label, value: $0) }
        }
    }

    static func name(_ contact: SandboxContact) -> String {
        let name = [contact.properties["firstname"], contact.properties["lastname"]].compactMap(\.self)
            .joined(separator: " ")
        return name.isEmpty ? contact.properties["email"] ?? "Contact \(contact.id)" : name
    }

    private static let shown = [
        ("phone", "Phone"), ("mobilephone", "Mobile"), ("hs_whatsapp_phone_number", "WhatsApp"), ("email", "E-mail"),
        ("company", "Company"), ("jobtitle", "Title"),
    ]
}

struct TimelineCard {
    let id: String
    let owner: String
    let initials: String
    let title: String
    let date: String
    /// Cleaned: safe to draw.
    let html: String

    init(_ item: SandboxTimelineItem, now: Timestamp) {
        id = item.id
        owner = item.ownerName ?? "No owner"
        initials = item.ownerName.map(Initials.of) ?? "–"
        title = Self.title(item)
        date = ClockFace.day(item.timestamp, now: now) + " " + ClockFace.time(item.timestamp)
        html = TimelineHTML.clean(item.body)
    }

    private static func title(_ item: SandboxTimelineItem) -> String {
        switch (item.kind, item.channel) {
        case (.communication, "WHATS_APP"): "WhatsApp message"
        case (.communication, "SMS"): "SMS"
        case (.communication, _): "Message"
        case (.note, _): "Note"
        case (.task, _): "Task"
        }
    }
}
