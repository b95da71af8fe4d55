/// Something that a HubSpot user is to do by a moment.
public struct CRMTask: Sendable, Equatable {
    public enum Status: Sendable, Hashable {
        case notStarted
        case inProgress
        case waiting
        case deferred
        case completed
        /// A word of HubSpot's that was unheard of when this was written.
        case other(String)
    }

    public enum Kind: String, Sendable, CaseIterable {
        case toDo = "to_do"
        case call
        case email
    }

    public var id: TaskID
    public var subject: String?
    /// HTML.
    public var body: String?
    public var status: Status
    public var kind: Kind
    public var priority: RecordPriority?
    public var dueAt: Timestamp?
    public var owner: OwnerID?
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?

    public init(
        id: TaskID, subject: String?, body: String? = nil, status: Status, kind: Kind = .toDo,
        priority: RecordPriority? = nil, dueAt: Timestamp? = nil, owner: OwnerID? = nil,
        createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil
    ) {
        self.id = id
        self.subject = subject
        self.body = body
        self.status = status
        self.kind = kind
        self.priority = priority
        self.dueAt = dueAt
        self.owner = owner
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }
}

/// A task to be given. A subject and when it is due are required.
public struct CRMTaskDraft: Sendable, Equatable {
    public var subject: String
    /// HTML.
    public var body: String?
    public var kind: CRMTask.Kind
    public var priority: RecordPriority?
    public var dueAt: Timestamp
    public var owner: OwnerID?
    public var links: RecordLinks

    public init(
        subject: String, body: String? = nil, kind: CRMTask.Kind = .toDo, priority: RecordPriority? = nil,
        dueAt: Timestamp, owner: OwnerID? = nil, links: RecordLinks
    ) {
        self.subject = subject
        self.body = body
        self.kind = kind
        self.priority = priority
        self.dueAt = dueAt
        self.owner = owner
        self.links = links
    }
}

extension CRMTask.Status {
    /// The states that a task can be given, in the order of its life.
    public static let known: [CRMTask.Status] = [.notStarted, .inProgress, .waiting, .deferred, .completed]

    /// One word of ours; HubSpot's where it is unheard of.
    public var word: String {
        switch self {
        case .notStarted: "not_started"
        case .inProgress: "in_progress"
        case .waiting: "waiting"
        case .deferred: "deferred"
        case .completed: "completed"
        case .other(let word): word
        }
    }
}
