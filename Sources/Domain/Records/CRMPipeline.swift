/// The way of a deal or a ticket, from its first stage to its end.
public struct CRMPipeline: Sendable, Equatable {
    public var id: PipelineID
    public var label: String
    public var displayOrder: Int
    public var isArchived: Bool
    /// In their order, without the archived ones.
    public var stages: [CRMPipelineStage]

    public init(
        id: PipelineID, label: String, displayOrder: Int = 0, isArchived: Bool = false, stages: [CRMPipelineStage]
    ) {
        self.id = id
        self.label = label
        self.displayOrder = displayOrder
        self.isArchived = isArchived
        self.stages = stages
    }

    public func stage(_ id: StageID) -> CRMPipelineStage? {
        stages.first { $0.id == id }
    }
}

/// A step on the way. Ids are unique in an account, labels are not.
public struct CRMPipelineStage: Sendable, Equatable {
    public var id: StageID
    public var label: String
    public var displayOrder: Int
    /// Whatever stands here is over.
    public var isClosed: Bool
    /// Of deals: how likely it ends well, 0 to 1. A closed stage of 1 is won, of 0 lost.
    public var probability: Double?

    public init(
        id: StageID, label: String, displayOrder: Int = 0, isClosed: Bool = false, probability: Double? = nil
    ) {
        self.id = id
        self.label = label
        self.displayOrder = displayOrder
        self.isClosed = isClosed
        self.probability = probability
    }

    public var isWon: Bool { isClosed && probability == 1 }
}

/// Where a deal or a ticket stands. Always told together: a stage of another pipeline is a mistake.
public struct PipelinePlace: Sendable, Hashable {
    public var pipeline: PipelineID
    public var stage: StageID

    public init(pipeline: PipelineID, stage: StageID) {
        self.pipeline = pipeline
        self.stage = stage
    }
}
