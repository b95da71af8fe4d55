/// The properties of a record that name its pipeline and stage, and the pipeline meant where none is named.
struct PipelineRule: Sendable {
    let pipeline: String
    let stage: String
    let standard: String

    init?(_ type: HubSpotObjectType) {
        switch type {
        case .deal: self.init(pipeline: "pipeline", stage: "dealstage", standard: "default")
        case .ticket: self.init(pipeline: "hs_pipeline", stage: "hs_pipeline_stage", standard: "0")
        default: return nil
        }
    }

    private init(pipeline: String, stage: String, standard: String) {
        self.pipeline = pipeline
        self.stage = stage
        self.standard = standard
    }
}
