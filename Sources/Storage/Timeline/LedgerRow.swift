public import Domain

/// One thing that stands, or may stand, on timelines in HubSpot.
public struct LedgerRow<Noun>: Sendable, Equatable {
    public enum State: String, Sendable {
        /// Sent, or about to be; whether HubSpot made it is not known yet.
        case creating
        case standing
    }

    public var key: CommunicationKey
    public var contacts: [ContactID]
    public var state: State
    public var id: VendorID<Noun>?
    /// Of all that was written last: body, owner, contacts, files; empty = its contacts are being changed, and it may
    /// stand on the timelines of some of these only.
    public var hash: String
    /// The timestamp HubSpot was given: how an unsure create is found again.
    public var stamp: Timestamp
    public var sentAt: Timestamp
    /// On what it stands beside the contacts.
    public var records: [TimelineRecord]

    public init(
        key: CommunicationKey, contacts: [ContactID], state: State, id: VendorID<Noun>? = nil, hash: String,
        stamp: Timestamp, sentAt: Timestamp, records: [TimelineRecord] = []
    ) {
        self.key = key
        self.contacts = contacts
        self.state = state
        self.id = id
        self.hash = hash
        self.stamp = stamp
        self.sentAt = sentAt
        self.records = records
    }

    init(_ row: SQLRow) throws {
        self.init(
            key: CommunicationKey(
                chat: try row.id("chat_id"), group: try row.integer("entry_group"), part: try row.integer("part")),
            contacts: try row.text("contacts").split(separator: ";").map { ContactID(String($0)) },
            state: State(rawValue: try row.text("state")) ?? .creating, id: try row.optionalVendorID("hubspot_id"),
            hash: try row.text("hash"), stamp: try row.timestamp("stamp"), sentAt: try row.timestamp("sent_at"),
            records: try row.text("records").split(separator: ";").compactMap { TimelineRecord(text: $0) })
    }

    var contactsText: String { Set(contacts.map(\.value)).sorted().joined(separator: ";") }
}
