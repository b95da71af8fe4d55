import Domain

extension HubSpotState {
    mutating func answer(
        _ type: HubSpotObjectType, _ call: HubSpotRoute.PipelineCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        guard PipelineRule(type) != nil else { throw .validation("\(type.plural) have no pipelines.") }
        switch call {
        case .list:
            return .json(200, ["results": .array(pipelines.of(type).map(\.json))])
        case .create:
            return .json(201, try createPipeline(type, try request.json(), now: request.now).json)
        case .read(let id):
            return .json(200, try pipeline(type, id).json)
        case .update(let id):
            return .json(200, try changePipeline(type, id, try request.json(), request).json)
        case .archive(let id):
            let gone = try pipeline(type, id)
            // HubSpot checks only where it is asked to; records of a pipeline that is gone would show none.
            try checkUnused(type, gone.stages, "PIPELINE_ID_IN_USE", request)
            pipelines.remove(id, of: type)
            return .noContent
        case .stages(let id, let call):
            return try answer(type, try pipeline(type, id), call, request)
        }
    }

    private func pipeline(_ type: HubSpotObjectType, _ id: String) throws(HubSpotRefusal) -> Pipeline {
        guard let pipeline = pipelines.pipeline(id, of: type) else { throw .notFound }
        return pipeline
    }

    private mutating func createPipeline(
        _ type: HubSpotObjectType, _ body: JSON, now: Timestamp
    ) throws(HubSpotRefusal) -> Pipeline {
        let id = body["pipelineId"]?.text ?? pipelines.newID()
        guard pipelines.pipeline(id, of: type) == nil else { throw .conflict("Pipeline \(id) already exists.") }
        var pipeline = Pipeline(id: id, label: "", displayOrder: 0, stages: [], createdAt: now, updatedAt: now)
        try fill(&pipeline, type, body, now: now)
        pipelines.put(pipeline, of: type)
        return pipelines.pipeline(id, of: type) ?? pipeline
    }

    /// PATCH changes what is named, PUT everything.
    private mutating func changePipeline(
        _ type: HubSpotObjectType, _ id: String, _ body: JSON, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> Pipeline {
        var pipeline = try pipeline(type, id)
        if request.method == .put {
            let before = pipeline.stages
            try fill(&pipeline, type, body, now: request.now)
            let kept = Set(pipeline.stages.map(\.id))
            try checkUnused(type, before.filter { !kept.contains($0.id) }, "STAGE_ID_IN_USE", request)
        }
        pipeline.label = body["label"]?.text ?? pipeline.label
        pipeline.displayOrder = body["displayOrder"]?.integer.map { Int($0) } ?? pipeline.displayOrder
        pipeline.updatedAt = request.now
        pipelines.put(pipeline, of: type)
        return pipelines.pipeline(id, of: type) ?? pipeline
    }

    private mutating func fill(
        _ pipeline: inout Pipeline, _ type: HubSpotObjectType, _ body: JSON, now: Timestamp
    ) throws(HubSpotRefusal) {
        guard let label = body["label"]?.text, let order = body["displayOrder"]?.integer,
            case .array(let inputs)? = body["stages"]
        else {
            throw .validation("label, displayOrder and stages are required.")
        }
        pipeline.label = label
        pipeline.displayOrder = Int(order)
        var stages: [Pipeline.Stage] = []
        for input in inputs { stages.append(try stage(type, input, id: input["stageId"]?.text, now: now)) }
        guard Set(stages.map(\.id)).count == stages.count else { throw .validation("Stage ids must be unique.") }
        pipeline.stages = stages
    }
}
