/// Something that somebody needs done.
public struct Ticket: Sendable, Equatable {
    public var id: TicketID
    public var subject: String?
    public var content: String?
    /// Either may be missing in old records.
    public var pipeline: PipelineID?
    public var stage: StageID?
    public var priority: RecordPriority?
    public var owner: OwnerID?
    public var closedAt: Timestamp?
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?

    public init(
        id: TicketID, subject: String?, content: String? = nil, pipeline: PipelineID?, stage: StageID?,
        priority: RecordPriority? = nil, owner: OwnerID? = nil, closedAt: Timestamp? = nil,
        createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil
    ) {
        self.id = id
        self.subject = subject
        self.content = content
        self.pipeline = pipeline
        self.stage = stage
        self.priority = priority
        self.owner = owner
        self.closedAt = closedAt
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }
}

/// A ticket to be opened. Subject, pipeline and stage are required.
public struct TicketDraft: Sendable, Equatable {
    public var subject: String
    public var content: String?
    public var place: PipelinePlace
    public var priority: RecordPriority?
    public var owner: OwnerID?
    public var links: RecordLinks

    public init(
        subject: String, content: String? = nil, place: PipelinePlace, priority: RecordPriority? = nil,
        owner: OwnerID? = nil, links: RecordLinks
    ) {
        self.subject = subject
        self.content = content
        self.place = place
        self.priority = priority
        self.owner = owner
        self.links = links
    }
}

/// How much a ticket or a task hurries.
public enum RecordPriority: String, Sendable, CaseIterable {
    case low
    case medium
    case high
    /// Tickets of some accounts only.
    case urgent
}
