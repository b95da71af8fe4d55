/// The account's pipelines by kind of record.
struct PipelineBook: Sendable {
    private var pipelines: [HubSpotObjectType: [Pipeline]]
    /// Ids that HubSpot gives are numbers and unique in the account.
    private var nextID = 1_280_001

    init() {
        pipelines = Dictionary(
            HubSpotObjectType.allCases.map { ($0, StandardPipelines.of($0)) }, uniquingKeysWith: { $1 })
    }

    mutating func newID() -> String {
        nextID += 1
        return String(nextID - 1)
    }

    /// In the order they are shown.
    func of(_ type: HubSpotObjectType) -> [Pipeline] {
        (pipelines[type] ?? []).sorted { $0.displayOrder < $1.displayOrder }
    }

    func pipeline(_ id: String, of type: HubSpotObjectType) -> Pipeline? {
        pipelines[type]?.first { $0.id == id }
    }

    mutating func put(_ pipeline: Pipeline, of type: HubSpotObjectType) {
        var pipeline = pipeline
        pipeline.stages.sort { $0.displayOrder < $1.displayOrder }
        if let place = pipelines[type]?.firstIndex(where: { $0.id == pipeline.id }) {
            pipelines[type]?[place] = pipeline
        } else {
            pipelines[type, default: []].append(pipeline)
        }
    }

    mutating func remove(_ id: String, of type: HubSpotObjectType) {
        pipelines[type]?.removeAll { $0.id == id }
    }
}
