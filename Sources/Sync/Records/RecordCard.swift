public import Domain

/// All that is shown of a contact, as HubSpot has it now. Each part may fail by itself and then says why.
public struct RecordCard: Sendable, Equatable {
    public struct Field: Sendable, Equatable {
        public var name: String
        /// `nil` = empty.
        public var value: String?
        /// How it is called and edited; `nil` = HubSpot has no such field, or `fieldsProblem` says why it is not known.
        public var definition: PropertyDefinition?

        public init(name: String, value: String?, definition: PropertyDefinition?) {
            self.name = name
            self.value = value
            self.definition = definition
        }
    }

    /// The survivor's, if the contact was merged.
    public var id: ContactID
    public var createdAt: Timestamp?
    public var modifiedAt: Timestamp?
    /// In the order in which they were asked for.
    public var fields: [Field]
    public var fieldsProblem: RecordFailure?
    public var owner: Owner?
    public var company: CardPart<Company?>
    public var deals: CardPart<RecordList<Deal>>
    public var tickets: CardPart<RecordList<Ticket>>
    public var tasks: CardPart<RecordList<CRMTask>>
    public var notes: CardPart<RecordList<Note>>

    public init(
        _ record: ContactRecord, fields: [Field], fieldsProblem: RecordFailure? = nil, owner: Owner? = nil,
        company: CardPart<Company?>, deals: CardPart<RecordList<Deal>>, tickets: CardPart<RecordList<Ticket>>,
        tasks: CardPart<RecordList<CRMTask>>, notes: CardPart<RecordList<Note>>
    ) {
        id = record.id
        createdAt = record.createdAt
        modifiedAt = record.modifiedAt
        self.fields = fields
        self.fieldsProblem = fieldsProblem
        self.owner = owner
        self.company = company
        self.deals = deals
        self.tickets = tickets
        self.tasks = tasks
        self.notes = notes
    }
}

/// A part of a page that may be missing while the rest is there.
public enum CardPart<Value: Sendable>: Sendable {
    case read(Value)
    case failed(RecordFailure)

    /// `nil` = it failed.
    public var value: Value? {
        switch self {
        case .read(let value): value
        case .failed: nil
        }
    }

    public var failure: RecordFailure? {
        switch self {
        case .read: nil
        case .failed(let failure): failure
        }
    }
}

extension CardPart: Equatable where Value: Equatable {}
