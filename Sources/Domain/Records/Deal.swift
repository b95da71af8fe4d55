/// A sale that may come.
public struct Deal: Sendable, Equatable {
    public var id: DealID
    public var name: String?
    /// Either may be missing in old records.
    public var pipeline: PipelineID?
    public var stage: StageID?
    /// A decimal number as HubSpot has it, in the account's currency unless `currency` says otherwise.
    public var amount: String?
    public var currency: String?
    public var closesAt: Timestamp?
    public var owner: OwnerID?
    public var isClosed: Bool
    public var isWon: Bool
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?

    public init(
        id: DealID, name: String?, pipeline: PipelineID?, stage: StageID?, amount: String? = nil,
        currency: String? = nil, closesAt: Timestamp? = nil, owner: OwnerID? = nil, isClosed: Bool = false,
        isWon: Bool = false, createdAt: Timestamp? = nil, modifiedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.pipeline = pipeline
        self.stage = stage
        self.amount = amount
        self.currency = currency
        self.closesAt = closesAt
        self.owner = owner
        self.isClosed = isClosed
        self.isWon = isWon
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
    }
}

/// A deal to be opened. Name, pipeline and stage are required.
public struct DealDraft: Sendable, Equatable {
    public var name: String
    public var place: PipelinePlace
    /// A decimal number with a point, such as `1200.50`.
    public var amount: String?
    public var closesAt: Timestamp?
    public var owner: OwnerID?
    public var links: RecordLinks

    public init(
        name: String, place: PipelinePlace, amount: String? = nil, closesAt: Timestamp? = nil,
        owner: OwnerID? = nil, links: RecordLinks
    ) {
        self.name = name
        self.place = place
        self.amount = amount
        self.closesAt = closesAt
        self.owner = owner
        self.links = links
    }
}
