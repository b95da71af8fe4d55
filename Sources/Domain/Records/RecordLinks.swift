/// What a new record is to be tied to in HubSpot.
public struct RecordLinks: Sendable, Hashable {
    public var contacts: [ContactID]
    public var companies: [CompanyID]
    public var deals: [DealID]
    public var tickets: [TicketID]

    public init(
        contacts: [ContactID] = [], companies: [CompanyID] = [], deals: [DealID] = [], tickets: [TicketID] = []
    ) {
        self.contacts = contacts
        self.companies = companies
        self.deals = deals
        self.tickets = tickets
    }

    public var isEmpty: Bool { contacts.isEmpty && companies.isEmpty && deals.isEmpty && tickets.isEmpty }
}

/// Records of one kind that hang on a contact, newest first.
public struct RecordList<Element: Sendable>: Sendable {
    public var records: [Element]
    /// There are more, and older ones, than were read.
    public var hasMore: Bool

    public init(records: [Element], hasMore: Bool) {
        self.records = records
        self.hasMore = hasMore
    }
}

extension RecordList: Equatable where Element: Equatable {}
