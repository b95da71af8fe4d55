public import Domain
import HubSpot

extension Records {
    /// Every field of contacts, an hour old at most.
    ///
    /// - Parameter isFresh: read it now, whatever is kept.
    public func properties(isFresh: Bool = false) async throws -> PropertyCatalog {
        try await properties(isFresh: isFresh, before: patienceEnd)
    }

    func properties(isFresh: Bool = false, before end: Timestamp) async throws -> PropertyCatalog {
        if !isFresh, let kept = catalogue.properties(now: now) { return kept }
        var read = try await ask(before: end) { try await $0.propertyCatalog() }
        read.readAt = now
        catalogue.keep(read, now: now)
        return read
    }

    /// The pipelines of deals or tickets with their stages, an hour old at most.
    public func pipelines(_ kind: PipelineKind, isFresh: Bool = false) async throws -> [CRMPipeline] {
        if !isFresh, let kept = catalogue.pipelines(kind, now: now) { return kept }
        let type = kind.recordType
        let read = try await ask(before: patienceEnd) { try await $0.pipelines(of: type) }
        catalogue.keep(read, kind, now: now)
        return read
    }

    /// Where a record is to stand. A stage alone names its pipeline, a pipeline alone its first stage, and nothing at
    /// all the first stage of the first pipeline. What is not known may have been made a minute ago: it is read anew.
    func place(
        _ kind: PipelineKind, _ pipeline: PipelineID?, _ stage: StageID?
    ) async throws -> PipelinePlace {
        do {
            return try Self.place(in: try await pipelines(kind), pipeline, stage)
        } catch RecordFailure.invalid {
            return try Self.place(in: try await pipelines(kind, isFresh: true), pipeline, stage)
        }
    }

    private static func place(
        in pipelines: [CRMPipeline], _ pipeline: PipelineID?, _ stage: StageID?
    ) throws(RecordFailure) -> PipelinePlace {
        let allowed = pipelines.filter { pipeline == nil || $0.id == pipeline }
        guard let first = allowed.first else {
            throw invalid("pipeline", "HubSpot has no pipeline \(pipeline.map { "“\($0)”" } ?? "at all").")
        }
        guard let stage else {
            guard let start = first.stages.first else {
                throw invalid("stage", "The pipeline “\(first.label)” has no stage.")
            }
            return PipelinePlace(pipeline: first.id, stage: start.id)
        }
        let fitting = allowed.filter { $0.stage(stage) != nil }
        if fitting.count > 1 {
            throw invalid("pipeline", "Several pipelines have a stage “\(stage)”: say which is meant.")
        }
        guard let fit = fitting.first else { throw invalid("stage", "No pipeline asked for has a stage “\(stage)”.") }
        return PipelinePlace(pipeline: fit.id, stage: stage)
    }

    private static func invalid(_ property: String, _ message: String) -> RecordFailure {
        .invalid(message, problems: [PropertyProblem(property: property, message: message)])
    }
}

extension PipelineKind {
    var recordType: RecordType {
        switch self {
        case .deals: .deal
        case .tickets: .ticket
        }
    }
}
