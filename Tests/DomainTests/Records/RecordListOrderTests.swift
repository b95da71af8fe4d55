import Domain
import Testing

/// What has to be done now comes first, in whatever order HubSpot told of it.
struct RecordListOrderTests {
    private static func at(_ minute: Int64) -> Timestamp { Timestamp(seconds: minute * 60) }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `tasks are in the order in which they are due, and what is done comes last`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let wanted = [
            task("late", .waiting, due: 1), task("soon", .notStarted, due: 2), task("then", .other("ODD"), due: 3),
            task("whenever", .inProgress, due: nil), task("just done", .completed, due: 9, changed: 8),
            task("long done", .completed, due: 1, changed: 7),
        ]
        let told = RecordList(records: wanted.shuffled(using: &random), hasMore: false)
        #expect(told.inOrder(most: 20).records == wanted && !told.inOrder(most: 20).hasMore)
        // What is left out is what matters least.
        #expect(told.inOrder(most: 2) == RecordList(records: Array(wanted.prefix(2)), hasMore: true))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `deals and tickets are open first, the last changed before the others`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let told: [(isClosed: Bool, changed: Int64)] = [(false, 9), (false, 2), (true, 11), (true, 3)]
        let deals = told.enumerated().map { index, deal in
            Deal(
                id: DealID("\(index)"), name: nil, pipeline: nil, stage: nil, isClosed: deal.isClosed,
                createdAt: Self.at(1), modifiedAt: Self.at(deal.changed))
        }
        let tickets = deals.map { deal in
            Ticket(
                id: TicketID(deal.id.value), subject: nil, pipeline: nil, stage: nil,
                closedAt: deal.isClosed ? Self.at(4) : nil, modifiedAt: deal.modifiedAt)
        }
        let (someDeals, someTickets) = (deals.shuffled(using: &random), tickets.shuffled(using: &random))
        #expect(RecordList(records: someDeals, hasMore: true).inOrder(most: 9).records == deals)
        #expect(RecordList(records: someTickets, hasMore: true).inOrder(most: 9).records == tickets)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `notes are newest first by their place on the timeline`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let told: [(at: Int64?, made: Int64)] = [(9, 1), (5, 7), (nil, 3)]
        let notes = told.enumerated().map { index, note in
            Note(id: NoteID("\(index)"), body: "", at: note.at.map(Self.at), createdAt: Self.at(note.made))
        }
        let shuffled = RecordList(records: notes.shuffled(using: &random), hasMore: false)
        #expect(shuffled.inOrder(most: 20).records == notes)
    }

    private func task(_ id: String, _ status: CRMTask.Status, due: Int64?, changed: Int64 = 0) -> CRMTask {
        CRMTask(id: TaskID(id), subject: id, status: status, dueAt: due.map(Self.at), modifiedAt: Self.at(changed))
    }
}
