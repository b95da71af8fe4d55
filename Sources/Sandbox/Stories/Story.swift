public import Domain

/// Accounts to begin with: HubSpot users and contacts, people on WhatsApp, and what they have said to each other.
///
/// The same story is the demo's data, the ground of tests, and the cast of the pictures in the documentation.
public struct Story: Sendable {
    public let now: Timestamp
    public let owners: [StoryOwner]
    public let contacts: [StoryContact]
    public let people: [StoryPerson]
    public let chats: [StoryChat]
    public let groups: [StoryGroup]
    /// Which HubSpot user should answer for which business number: `phone_number_id` and the owner's e-mail.
    public let suggestedMapping: [StoryMapping]

    /// A week in the life of a maker of espresso machines: a score of customers in eleven countries, three numbers
    /// and one for building sites, with a group.
    public static func cast(now: Timestamp) -> Story {
        Story(
            now: now, owners: StoryOwner.all, contacts: StoryContact.cast + StoryContact.others,
            people: StoryPerson.all,
            chats: StoryChat.all(now: now), groups: StoryGroup.all(now: now), suggestedMapping: StoryMapping.all)
    }

    /// Connected accounts and nothing in them yet.
    public static func empty(now: Timestamp) -> Story {
        Story(
            now: now, owners: StoryOwner.all, contacts: [], people: [], chats: [], groups: [],
            suggestedMapping: StoryMapping.all)
    }

    /// Messages of both sides, reactions and changes included, and what happens to groups.
    public var lineCount: Int {
        chats.map(\.lines.count).reduce(0, +) + groups.map { $0.lines.count + 1 }.reduce(0, +)
    }
}

/// A user of the HubSpot account.
public struct StoryOwner: Sendable, Hashable {
    public let firstName: String
    public let lastName: String
    public let email: String
    public let isArchived: Bool

    static let mara = StoryOwner("Mara", "Voss")
    static let diego = StoryOwner("Diego", "Ruiz")
    static let aylin = StoryOwner("Aylin", "Kaya")
    static let tom = StoryOwner("Tom", "Becker")
    /// Left the company; HubSpot keeps the name.
    static let ines = StoryOwner("Inés", "Prat", email: "ines.prat@lumen.example", isArchived: true)

    static let all = [mara, diego, aylin, tom, ines]

    private init(_ firstName: String, _ lastName: String, email: String? = nil, isArchived: Bool = false) {
        self.firstName = firstName
        self.lastName = lastName
        self.email = email ?? "\(firstName).\(lastName)@lumen.example".lowercased()
        self.isArchived = isArchived
    }
}

/// Messages of a business number belong to this owner.
public struct StoryMapping: Sendable, Hashable {
    public let phoneNumberID: String
    public let ownerEmail: String

    static let all = [
        StoryMapping(phoneNumberID: SandboxBusinessNumber.ventasES.id, ownerEmail: StoryOwner.diego.email),
        StoryMapping(phoneNumberID: SandboxBusinessNumber.supportMX.id, ownerEmail: StoryOwner.mara.email),
        StoryMapping(phoneNumberID: SandboxBusinessNumber.vertriebDE.id, ownerEmail: StoryOwner.tom.email),
        StoryMapping(phoneNumberID: SandboxBusinessNumber.obrasES.id, ownerEmail: StoryOwner.aylin.email),
    ]
}
