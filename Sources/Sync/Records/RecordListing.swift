public import Domain

/// One of the lists on a contact's card.
public enum RecordListing: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case deals
        case tickets
        case tasks
        case notes
    }

    case deals(CardPart<RecordList<Deal>>)
    case tickets(CardPart<RecordList<Ticket>>)
    case tasks(CardPart<RecordList<CRMTask>>)
    case notes(CardPart<RecordList<Note>>)
}

extension RecordCard {
    public func listing(_ kind: RecordListing.Kind) -> RecordListing {
        switch kind {
        case .deals: .deals(deals)
        case .tickets: .tickets(tickets)
        case .tasks: .tasks(tasks)
        case .notes: .notes(notes)
        }
    }
}
