import Domain

/// A stage of a pipeline as one option of a list: `default|closedwon`.
struct PlaceChoice: Sendable, Equatable {
    /// `nil` = an old record that does not say.
    var pipeline: PipelineID?
    var stage: StageID

    init(pipeline: PipelineID?, stage: StageID) {
        self.pipeline = pipeline
        self.stage = stage
    }

    /// `nil` = no stage is named.
    init?(text: String) {
        let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        self.init(pipeline: parts[0].isEmpty ? nil : PipelineID(parts[0]), stage: StageID(parts[1]))
    }

    var text: String { "\(pipeline?.value ?? "")|\(stage)" }

    /// All stages under their pipelines; the one pipeline of most accounts needs no heading.
    static func groups(_ pipelines: [CRMPipeline], chosen: PlaceChoice?) -> [Editor.OptionGroup] {
        let living = pipelines.filter { !$0.isArchived || $0.id == chosen?.pipeline }
        return living.map { pipeline in
            Editor.OptionGroup(
                label: living.count > 1 ? pipeline.label : nil,
                options: pipeline.stages.map { stage in
                    let isHere = chosen?.pipeline == nil || chosen?.pipeline == pipeline.id
                    return Editor.Option(
                        value: PlaceChoice(pipeline: pipeline.id, stage: stage.id).text, label: stage.label,
                        isChosen: isHere && stage.id == chosen?.stage)
                })
        }
    }
}
