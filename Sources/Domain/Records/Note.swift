/// What somebody wrote down about a contact.
public struct Note: Sendable, Equatable {
    public var id: NoteID
    /// HTML as HubSpot has it: never to be shown without being cleaned.
    public var body: String
    /// Its place on the timeline.
    public var at: Timestamp?
    public var attachments: [FileID]
    public var owner: OwnerID?
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?

    public init(
        id: NoteID, body: String, at: Timestamp?, attachments: [FileID] = [], owner: OwnerID? = nil,
        createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil
    ) {
        self.id = id
        self.body = body
        self.at = at
        self.attachments = attachments
        self.owner = owner
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }
}

/// A note to be written. Something must be in it: a text or a file.
public struct NoteDraft: Sendable, Equatable {
    /// HTML, 65,536 characters at most.
    public var body: String
    public var at: Timestamp
    public var attachments: [FileID]
    public var owner: OwnerID?
    public var links: RecordLinks

    public init(
        body: String, at: Timestamp, attachments: [FileID] = [], owner: OwnerID? = nil, links: RecordLinks
    ) {
        self.body = body
        self.at = at
        self.attachments = attachments
        self.owner = owner
        self.links = links
    }
}
