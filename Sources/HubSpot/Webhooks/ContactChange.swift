public import Domain

/// One event of a HubSpot webhook, as far as contacts go. Order is not promised and repeats happen: re-read the contact
/// rather than believe a value.
public struct ContactChange: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case created
        /// HubSpot sends the values of some properties only in part; `nil` = not told.
        case changed(property: String?, value: String?)
        case deleted
        /// `into` may be an id that is new.
        case merged(from: [ContactID], into: ContactID)
        /// Back from the recycle bin, under its old id.
        case restored
        /// Somebody used their right to be forgotten: our side must forget too.
        case privacyDeleted
        /// Another event, by HubSpot's name: about other objects, associations, or unheard of. `raw` is its JSON, cut
        /// at 2,000 characters.
        case unknown(name: String, raw: String)
    }

    public var kind: Kind
    /// `nil` if the event does not name one; of an unknown event it may be another object's id.
    public var contact: ContactID?
    /// The account: one app has one URL for all of its accounts.
    public var hub: HubID
    public var occurredAt: Timestamp
    /// Such as `CRM_UI`, `INTEGRATION`, `IMPORT`.
    public var source: String?
    /// Such as `userId:90000001`, or the id of the app that wrote.
    public var sourceID: String?
    /// The same for every delivery of one event, and for no other event. HubSpot's own event ids repeat, so it takes
    /// account, subscription, object, event, time and property together.
    public var key: String

    public init(
        kind: Kind, contact: ContactID?, hub: HubID, occurredAt: Timestamp, source: String? = nil,
        sourceID: String? = nil, key: String = ""
    ) {
        self.kind = kind
        self.contact = contact
        self.hub = hub
        self.occurredAt = occurredAt
        self.source = source
        self.sourceID = sourceID
        self.key = key
    }

    /// A change that this copy of the contact shows already: most often a write of our own that comes back, or news
    /// that comes twice. Values are compared and not the author: whoever wrote it, there is nothing to read.
    public func isShown(by contact: Contact) -> Bool {
        guard case .changed(let property?, let value?) = kind else { return false }
        switch property {
        case "firstname": return value == contact.firstName ?? ""
        case "lastname": return value == contact.lastName ?? ""
        case "email": return value == contact.email ?? ""
        case "hubspot_owner_id": return value == contact.owner?.value ?? ""
        default:
            guard HubSpotClient.phoneProperties.contains(property) else { return false }
            return value == contact.phones.first { $0.property == property }?.text ?? ""
        }
    }

    /// Every contact that is to be read again because of this.
    public var contacts: [ContactID] {
        switch kind {
        case .created, .changed, .deleted, .restored, .privacyDeleted: [contact].compactMap(\.self)
        case .merged(let from, let into): from + [into]
        case .unknown: []
        }
    }
}
