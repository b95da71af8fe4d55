import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Synchronization
import Web

extension RecordActions {
    /// Nothing can be done; a test says what can.
    static var none: RecordActions {
        RecordActions(
            card: { _, _ in throw RecordFailure.notConnected }, list: { _, _ in throw RecordFailure.notConnected },
            update: { _ in throw RecordFailure.notConnected },
            create: { _, _ in throw RecordFailure.notConnected }, properties: { _ in throw RecordFailure.notConnected },
            pipelines: { _, _ in throw RecordFailure.notConnected },
            openDeal: { _, _, _ in throw RecordFailure.notConnected },
            openTicket: { _, _, _ in throw RecordFailure.notConnected },
            addTask: { _, _, _ in throw RecordFailure.notConnected },
            addNote: { _, _, _ in throw RecordFailure.notConnected },
            moveDeal: { _, _, _, _ in throw RecordFailure.notConnected },
            moveTicket: { _, _, _, _ in throw RecordFailure.notConnected },
            setTask: { _, _, _, _ in throw RecordFailure.notConnected })
    }
}

extension RecordActions {
    /// Everything can be done, and ends in a sample.
    static var samples: RecordActions {
        let city = PropertyDefinition(
            name: "city", label: "City", group: "g", kind: .singleOption,
            options: [PropertyDefinition.Option(value: "a", label: "A")])
        let pipeline = CRMPipeline(
            id: PipelineID("default"), label: "Sales", stages: [CRMPipelineStage(id: StageID("1"), label: "New")])
        return RecordActions(
            card: { _, _ in .sample }, list: { kind, _ in RecordCard.sample.listing(kind) },
            update: { ContactRecord(id: $0.contact, values: $0.values, modifiedAt: Rows.now) },
            create: { _, _ in ContactID("1") },
            properties: { _ in PropertyCatalog(groups: [], properties: [city]) }, pipelines: { _, _ in [pipeline] },
            openDeal: { _, _, _ in DealID("2") }, openTicket: { _, _, _ in TicketID("3") },
            addTask: { _, _, _ in TaskID("4") }, addNote: { _, _, _ in NoteID("5") },
            moveDeal: { _, _, _, _ in .sample }, moveTicket: { _, _, _, _ in .sample },
            setTask: { _, _, _, _ in .sample })
    }
}

/// A site over these records.
func withRecordSite(
    _ change: (inout RecordActions) -> Void, test: @Sendable (Site) async throws -> Void
) async throws {
    var actions = RecordActions.none
    change(&actions)
    try await withSite(story: .bare, setup: { $0.services.records = actions }, test)
}

/// What was asked for, as the closures of a test saw it.
final class Heard<Value: Sendable>: Sendable {
    private let heard = Mutex<[Value]>([])

    var all: [Value] { heard.withLock { $0 } }

    func note(_ value: Value) {
        heard.withLock { $0.append(value) }
    }
}

extension RecordCard {
    /// One in which everything is something, or has failed.
    static var sample: RecordCard {
        let email = PropertyDefinition(
            name: "email", label: "Email", group: "contactinformation", kind: .singleOption,
            options: [PropertyDefinition.Option(value: "a", label: "A")])
        return RecordCard(
            ContactRecord(id: ContactID("501"), values: [:], createdAt: Rows.now, modifiedAt: Rows.now),
            fields: [
                Field(name: "email", value: "a@example.net", definition: email),
                Field(name: "city", value: nil, definition: nil),
            ],
            fieldsProblem: .lacksPermission("No labels."),
            owner: Owner(
                id: OwnerID("71"), email: nil, firstName: "Mara", lastName: nil, userID: nil, isArchived: false),
            company: .read(Company(id: CompanyID("8"), name: "Acme")),
            deals: .read(RecordList(records: [.sample], hasMore: true)),
            tickets: .failed(.lacksPermission("No tickets.")),
            tasks: .read(RecordList(records: [.sample], hasMore: false)),
            notes: .read(RecordList(records: [.sample], hasMore: false)))
    }
}

extension Deal {
    static var sample: Deal {
        Deal(
            id: DealID("9"), name: "Chairs", pipeline: PipelineID("default"), stage: StageID("won"), amount: "10.5",
            closesAt: Rows.now, owner: OwnerID("71"), isClosed: true, isWon: true)
    }
}

extension Ticket {
    static var sample: Ticket {
        Ticket(
            id: TicketID("10"), subject: "Late", pipeline: PipelineID("0"), stage: StageID("1"), priority: .high)
    }
}

extension CRMTask {
    static var sample: CRMTask {
        CRMTask(id: TaskID("11"), subject: "Call", status: .notStarted, kind: .call, dueAt: Rows.now)
    }
}

extension Note {
    static var sample: Note {
        Note(id: NoteID("12"), body: "<p>x</p>", at: Rows.now, attachments: [FileID("77")])
    }
}
