public import Domain
public import Sync

/// What the API and the pages do with HubSpot's records. Each throws `RecordFailure`, or `SQLError`.
public struct RecordActions: Sendable {
    /// With these fields, or the usual ones.
    public var card: @Sendable (ContactID, _ properties: [String]?) async throws -> RecordCard
    /// One list of the card.
    public var list: @Sendable (RecordListing.Kind, ContactID) async throws -> RecordListing
    public var update: @Sendable (ContactEdit) async throws -> ContactRecord
    public var create: @Sendable (_ values: [String: String], RecordRequest) async throws -> ContactID
    public var properties: @Sendable (_ isFresh: Bool) async throws -> PropertyCatalog
    public var pipelines: @Sendable (PipelineKind, _ isFresh: Bool) async throws -> [CRMPipeline]
    public var openDeal: @Sendable (NewDeal, ContactID, RecordRequest) async throws -> DealID
    public var openTicket: @Sendable (NewTicket, ContactID, RecordRequest) async throws -> TicketID
    public var addTask: @Sendable (NewTask, ContactID, RecordRequest) async throws -> TaskID
    public var addNote: @Sendable (NewNote, ContactID, RecordRequest) async throws -> NoteID
    public var moveDeal: @Sendable (DealID, StageID, PipelineID?, Author) async throws -> Deal
    public var moveTicket: @Sendable (TicketID, StageID, PipelineID?, Author) async throws -> Ticket
    /// The contact on whose card the task stands, where that is known.
    public var setTask: @Sendable (TaskID, CRMTask.Status, ContactID?, Author) async throws -> CRMTask

    public init(
        card: @escaping @Sendable (ContactID, _ properties: [String]?) async throws -> RecordCard,
        list: @escaping @Sendable (RecordListing.Kind, ContactID) async throws -> RecordListing,
        update: @escaping @Sendable (ContactEdit) async throws -> ContactRecord,
        create: @escaping @Sendable (_ values: [String: String], RecordRequest) async throws -> ContactID,
        properties: @escaping @Sendable (_ isFresh: Bool) async throws -> PropertyCatalog,
        pipelines: @escaping @Sendable (PipelineKind, _ isFresh: Bool) async throws -> [CRMPipeline],
        openDeal: @escaping @Sendable (NewDeal, ContactID, RecordRequest) async throws -> DealID,
        openTicket: @escaping @Sendable (NewTicket, ContactID, RecordRequest) async throws -> TicketID,
        addTask: @escaping @Sendable (NewTask, ContactID, RecordRequest) async throws -> TaskID,
        addNote: @escaping @Sendable (NewNote, ContactID, RecordRequest) async throws -> NoteID,
        moveDeal: @escaping @Sendable (DealID, StageID, PipelineID?, Author) async throws -> Deal,
        moveTicket: @escaping @Sendable (TicketID, StageID, PipelineID?, Author) async throws -> Ticket,
        setTask: @escaping @Sendable (TaskID, CRMTask.Status, ContactID?, Author) async throws -> CRMTask
    ) {
        self.card = card
        self.list = list
        self.update = update
        self.create = create
        self.properties = properties
        self.pipelines = pipelines
        self.openDeal = openDeal
        self.openTicket = openTicket
        self.addTask = addTask
        self.addNote = addNote
        self.moveDeal = moveDeal
        self.moveTicket = moveTicket
        self.setTask = setTask
    }
}
