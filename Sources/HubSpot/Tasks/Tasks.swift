public import Domain

extension HubSpotClient {
    /// The newest tasks of a contact, 100 at most: two calls as a rule.
    public func tasks(of contact: ContactID, limit: Int = 20) async throws(HubSpotFailure) -> RecordList<CRMTask> {
        try await list(.task, of: contact, limit: limit, properties: CRMTask.properties, CRMTask.init)
    }

    /// One task as it is now. `HubSpotFailure.notFound` = it is gone.
    public func task(_ id: TaskID) async throws(HubSpotFailure) -> CRMTask {
        let found = try await records(.task, ids: [id.value], properties: CRMTask.properties)
        guard let record = found.first else { throw .notFound("task \(id)") }
        return CRMTask(record)
    }

    /// Gives a task. What is missing is said before HubSpot is asked, as `HubSpotFailure.invalid`.
    public func createTask(_ draft: CRMTaskDraft) async throws(HubSpotFailure) -> CRMTask {
        try draft.check()
        return CRMTask(try await create(.task, draft.properties, links: draft.links))
    }

    /// Says how far a task is. Doing it twice does no harm.
    public func setTask(_ id: TaskID, _ status: CRMTask.Status) async throws(HubSpotFailure) -> CRMTask {
        CRMTask(try await update(.task, id.value, ["hs_task_status": .string(status.wire)]))
    }
}

extension CRMTask {
    fileprivate static let properties = [
        "hs_task_subject", "hs_task_body", "hs_task_status", "hs_task_type", "hs_task_priority", "hs_timestamp",
        "hubspot_owner_id", "hs_createdate", "hs_lastmodifieddate",
    ]

    fileprivate init(_ record: WireRecord) {
        self.init(
            id: TaskID(record.id), subject: record["hs_task_subject"], body: record["hs_task_body"],
            status: Status(wire: record["hs_task_status"]), kind: Kind(wire: record["hs_task_type"]),
            priority: RecordPriority(wire: record["hs_task_priority"]), dueAt: record.time("hs_timestamp"),
            owner: record.owner, createdAt: record.createdAt, modifiedAt: record.modifiedAt)
    }
}

extension CRMTaskDraft {
    fileprivate func check() throws(HubSpotFailure) {
        var problems = DraftProblems()
        problems.require(subject, "subject", "A task needs a subject.")
        problems.limit(body, "body")
        problems.link(links)
        try problems.throwIfAny()
    }

    fileprivate var properties: [String: JSON] {
        var properties: [String: JSON] = [
            "hs_task_subject": .string(subject), "hs_task_type": .string(kind.wire),
            "hs_task_status": .string(CRMTask.Status.notStarted.wire), "hs_timestamp": .string(dueAt.description),
        ]
        if let body { properties["hs_task_body"] = .string(body) }
        if let priority { properties["hs_task_priority"] = .string(priority.wire) }
        if let owner { properties["hubspot_owner_id"] = .string(owner.value) }
        return properties
    }
}

extension CRMTask.Status {
    fileprivate var wire: String {
        switch self {
        case .notStarted: "NOT_STARTED"
        case .inProgress: "IN_PROGRESS"
        case .waiting: "WAITING"
        case .deferred: "DEFERRED"
        case .completed: "COMPLETED"
        case .other(let word): word
        }
    }

    /// A task without a status is one that nobody has begun.
    fileprivate init(wire: String?) {
        let known = [Self.notStarted, .inProgress, .waiting, .deferred, .completed]
        let word = wire ?? Self.notStarted.wire
        self = known.first { $0.wire == word } ?? .other(word)
    }
}

extension CRMTask.Kind {
    fileprivate var wire: String {
        switch self {
        case .toDo: "TODO"
        case .call: "CALL"
        case .email: "EMAIL"
        }
    }

    fileprivate init(wire: String?) {
        self = Self.allCases.first { $0.wire == wire } ?? .toDo
    }
}
