import Domain

extension HubSpotState {
    mutating func answer(
        _ type: HubSpotObjectType, _ pipeline: Pipeline, _ call: HubSpotRoute.StageCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list:
            return .json(200, ["results": .array(pipeline.stages.map(\.json))])
        case .create:
            let body = try request.json()
            let stage = try stage(type, body, id: body["stageId"]?.text, now: request.now)
            guard pipeline.stage(stage.id) == nil else { throw .conflict("Stage \(stage.id) already exists.") }
            put(type, pipeline, pipeline.stages + [stage], now: request.now)
            return .json(201, stage.json)
        case .read(let id):
            return .json(200, try stage(pipeline, id).json)
        case .update(let id):
            let changed = try changed(try stage(pipeline, id), type, request)
            put(type, pipeline, pipeline.stages.map { $0.id == id ? changed : $0 }, now: request.now)
            return .json(200, changed.json)
        case .archive(let id):
            try checkUnused(type, [try stage(pipeline, id)], "STAGE_ID_IN_USE", request)
            put(type, pipeline, pipeline.stages.filter { $0.id != id }, now: request.now)
            return .noContent
        }
    }

    private func stage(_ pipeline: Pipeline, _ id: String) throws(HubSpotRefusal) -> Pipeline.Stage {
        guard let stage = pipeline.stage(id) else { throw .notFound }
        return stage
    }

    private mutating func put(
        _ type: HubSpotObjectType, _ pipeline: Pipeline, _ stages: [Pipeline.Stage], now: Timestamp
    ) {
        var pipeline = pipeline
        pipeline.stages = stages
        pipeline.updatedAt = now
        pipelines.put(pipeline, of: type)
    }

    /// PATCH changes what is named, PUT everything.
    private func changed(
        _ stage: Pipeline.Stage, _ type: HubSpotObjectType, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> Pipeline.Stage {
        let body = try request.json()
        var stage = stage
        stage.label = body["label"]?.text ?? stage.label
        stage.displayOrder = body["displayOrder"]?.integer.map { Int($0) } ?? stage.displayOrder
        let given = body["metadata"]?.object.compactMapValues(\.string) ?? [:]
        stage.metadata = request.method == .put ? given : stage.metadata.merging(given) { $1 }
        stage.metadata = try Self.completed(stage.metadata, type)
        stage.updatedAt = request.now
        return stage
    }

    /// A new stage. Without an id it gets a number.
    mutating func stage(
        _ type: HubSpotObjectType, _ body: JSON, id: String?, now: Timestamp
    ) throws(HubSpotRefusal) -> Pipeline.Stage {
        guard let label = body["label"]?.text, let order = body["displayOrder"]?.integer else {
            throw .validation("label and displayOrder are required.")
        }
        let metadata = try Self.completed((body["metadata"] ?? [:]).object.compactMapValues(\.string), type)
        return Pipeline.Stage(
            id: id ?? pipelines.newID(), label: label, displayOrder: Int(order), metadata: metadata, createdAt: now,
            updatedAt: now)
    }

    /// A deal's stage needs a probability; whether a stage is closed follows where it is not said.
    private static func completed(
        _ metadata: [String: String], _ type: HubSpotObjectType
    ) throws(HubSpotRefusal) -> [String: String] {
        var metadata = metadata
        guard type == .deal else {
            let state = metadata["ticketState"] ?? "OPEN"
            guard state == "OPEN" || state == "CLOSED" else { throw .validation("ticketState is OPEN or CLOSED.") }
            metadata["ticketState"] = state
            metadata["isClosed"] = state == "CLOSED" ? "true" : "false"
            return metadata
        }
        guard let chance = metadata["probability"].flatMap({ Double($0) }), (0...1).contains(chance) else {
            throw .validation("metadata.probability must be between 0.0 and 1.0.")
        }
        metadata["isClosed"] = metadata["isClosed"] ?? (chance == 0 || chance == 1 ? "true" : "false")
        return metadata
    }

    /// Refuses where a record stands in one of the stages: always for a stage, for a pipeline where the query asks.
    func checkUnused(
        _ type: HubSpotObjectType, _ stages: [Pipeline.Stage], _ word: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) {
        let asks =
            request.query.flag("validateReferencesBeforeDelete")
            || request.query.flag("validateDealStageUsagesBeforeDelete")
        guard word == "STAGE_ID_IN_USE" || asks, let rule = PipelineRule(type) else { return }
        let ids = Set(stages.map(\.id))
        let store = stores[type.index]
        let users = store.active.all.filter { store.record($0)?.values[rule.stage].map(ids.contains) ?? false }
        guard users.isEmpty else {
            var refusal = HubSpotRefusal.validation(
                "Stages are still in use by \(users.count) \(type.plural).")
            refusal.subCategory = "PipelineError.\(word)"
            refusal.context = ["stageIds": ids.sorted(), "objectIds": users.prefix(20).map { String($0) }]
            throw refusal
        }
    }
}
