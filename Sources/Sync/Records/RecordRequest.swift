public import Domain

/// Who asks for a new record, and under which key.
public struct RecordRequest: Sendable, Equatable {
    /// Asking again with the same key within a day answers the same and makes nothing twice. `nil` = asking again
    /// makes another one.
    public var key: String?
    public var author: Author

    public init(key: String? = nil, author: Author) {
        self.key = key
        self.author = author
    }
}

/// A deal as somebody asks for it.
public struct NewDeal: Sendable, Equatable {
    public var name: String
    /// See `Records.place` for what is left out.
    public var pipeline: PipelineID?
    public var stage: StageID?
    public var amount: String?
    public var closesAt: Timestamp?
    public var owner: OwnerID?

    public init(
        name: String, pipeline: PipelineID? = nil, stage: StageID? = nil, amount: String? = nil,
        closesAt: Timestamp? = nil, owner: OwnerID? = nil
    ) {
        self.name = name
        self.pipeline = pipeline
        self.stage = stage
        self.amount = amount
        self.closesAt = closesAt
        self.owner = owner
    }
}

/// A ticket as somebody asks for it.
public struct NewTicket: Sendable, Equatable {
    public var subject: String
    public var content: String?
    public var pipeline: PipelineID?
    public var stage: StageID?
    public var priority: RecordPriority?
    public var owner: OwnerID?

    public init(
        subject: String, content: String? = nil, pipeline: PipelineID? = nil, stage: StageID? = nil,
        priority: RecordPriority? = nil, owner: OwnerID? = nil
    ) {
        self.subject = subject
        self.content = content
        self.pipeline = pipeline
        self.stage = stage
        self.priority = priority
        self.owner = owner
    }
}

/// A task as somebody asks for it.
public struct NewTask: Sendable, Equatable {
    public var subject: String
    /// HTML.
    public var body: String?
    public var kind: CRMTask.Kind
    public var priority: RecordPriority?
    public var dueAt: Timestamp
    public var owner: OwnerID?

    public init(
        subject: String, body: String? = nil, kind: CRMTask.Kind = .toDo, priority: RecordPriority? = nil,
        dueAt: Timestamp, owner: OwnerID? = nil
    ) {
        self.subject = subject
        self.body = body
        self.kind = kind
        self.priority = priority
        self.dueAt = dueAt
        self.owner = owner
    }
}

/// A note as somebody asks for it.
public struct NewNote: Sendable, Equatable {
    /// HTML.
    public var body: String
    /// Its place on the timeline; `nil` = when it is asked for.
    public var at: Timestamp?
    /// Files that are in HubSpot already.
    public var attachments: [FileID]
    public var owner: OwnerID?

    public init(body: String, at: Timestamp? = nil, attachments: [FileID] = [], owner: OwnerID? = nil) {
        self.body = body
        self.at = at
        self.attachments = attachments
        self.owner = owner
    }
}
