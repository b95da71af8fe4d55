/// On whose timeline a communication stands: a contact's, or another record's.
public enum CommunicationTarget: Sendable, Hashable {
    case contact(ContactID)
    case record(TimelineRecord)

    /// HubSpot's id of it.
    public var id: String {
        switch self {
        case .contact(let contact): contact.value
        case .record(let record): record.id
        }
    }

    public var record: TimelineRecord? {
        switch self {
        case .contact: nil
        case .record(let record): record
        }
    }

    public var contact: ContactID? {
        switch self {
        case .contact(let contact): contact
        case .record: nil
        }
    }
}
