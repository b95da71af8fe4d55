public import Domain

/// A contact as it is now, for tests and the demo.
public struct SandboxContact: Sendable, Equatable, Codable {
    public let id: String
    /// Everything that has a value, derived ones included.
    public let properties: [String: String]
    public let createdAt: Timestamp
    public let updatedAt: Timestamp
}

/// An owner as it is now.
public struct SandboxOwner: Sendable, Equatable, Codable {
    public let id: String
    public let userID: Int64
    public let email: String
    public let name: String
    public let isArchived: Bool
}

/// A logged communication with everything it is associated with.
public struct SandboxCommunication: Sendable, Equatable, Codable {
    public let id: String
    public let properties: [String: String]
    /// Ids of active records by plural kind: `contacts`, `companies`, `deals`, `tickets`.
    public let associations: [String: [String]]
    public let createdAt: Timestamp
    public let updatedAt: Timestamp

    public var body: String { properties["hs_communication_body"] ?? "" }
    public var contactIDs: [String] { associations["contacts"] ?? [] }
    public var ownerID: String? { properties["hubspot_owner_id"] }
    public var timestamp: Timestamp? { properties["hs_timestamp"].flatMap(HubSpotTime.parse) }
}

/// One entry of a contact's timeline.
public struct SandboxTimelineItem: Sendable, Equatable, Codable {
    public enum Kind: String, Sendable, Codable { case communication, note, task }

    public let id: String
    public let kind: Kind
    /// `WHATS_APP`, `SMS` or `LINKEDIN_MESSAGE` for communications.
    public let channel: String?
    public let body: String
    /// Its place on the timeline.
    public let timestamp: Timestamp
    public let ownerID: String?
    public let ownerName: String?
}
