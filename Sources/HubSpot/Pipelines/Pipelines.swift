public import Domain

extension HubSpotClient {
    /// The pipelines of deals or of tickets with their stages, in their order, in one call. They change rarely.
    public func pipelines(of type: RecordType) async throws(HubSpotFailure) -> [CRMPipeline] {
        let pipelines = try await answer(.get(paths.pipelines(type.objectType))) { $0.results(CRMPipeline.init) }
        return pipelines.filter { !$0.isArchived }.sorted {
            ($0.displayOrder, $0.label, $0.id) < ($1.displayOrder, $1.label, $1.id)
        }
    }
}

extension CRMPipeline {
    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        let stages = (json["stages"]?.array ?? []).filter { $0["archived"]?.bool != true }
        self.init(
            id: PipelineID(id), label: json["label"]?.text ?? id,
            displayOrder: json["displayOrder"]?.integer.flatMap { Int(exactly: $0) } ?? 0,
            isArchived: json["archived"]?.bool ?? false,
            stages: stages.compactMap(CRMPipelineStage.init).sorted {
                ($0.displayOrder, $0.label, $0.id) < ($1.displayOrder, $1.label, $1.id)
            })
    }
}

extension CRMPipelineStage {
    /// HubSpot's metadata are texts: deals have `isClosed` and `probability`, tickets `ticketState`, and both at times.
    fileprivate init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        let metadata = json["metadata"]
        let state = metadata?["ticketState"]?.text
        self.init(
            id: StageID(id), label: json["label"]?.text ?? id,
            displayOrder: json["displayOrder"]?.integer.flatMap { Int(exactly: $0) } ?? 0,
            isClosed: metadata?["isClosed"]?.bool ?? (state == "CLOSED"),
            probability: metadata?["probability"]?.double.flatMap { (0...1).contains($0) ? $0 : nil })
    }
}
