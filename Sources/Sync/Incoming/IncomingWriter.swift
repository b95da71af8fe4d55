import Domain
import Linking
import Storage

/// Writes what bodies told, inside one transaction. Everything it does may be done again: messages are unique by their
/// id, statuses a maximum, persons found before they are made.
struct IncomingWriter {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource
    let calendar: LocalCalendar
    private let portfolios: [WhatsAppAccountID: PortfolioID]
    private let accountOfNumber: [BusinessNumberID: WhatsAppAccountID]
    let numberOfDigits: [String: BusinessNumberID]
    let ownKeys: Set<PhoneKey>
    /// The connected HubSpot account.
    let hub: HubID?
    private(set) var intake = IntakeID(0)
    /// When the body that is being written came.
    private(set) var receivedAt = Timestamp.beginning
    /// Numbers whose address book this transaction has noted to come.
    var heardBooks: Set<BusinessNumberID> = []
    private var outcome = BodyOutcome()

    init(
        connection: any SQLConnection, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, now: Timestamp,
        ids: IDSource
    ) throws {
        self.connection = connection
        self.workspace = workspace
        self.pace = pace
        self.now = now
        self.ids = ids
        calendar = LocalCalendar(timeZone: try WorkspaceTable.find(connection, workspace)?.timeZone ?? "UTC")
        let accounts = try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace }
        portfolios = Dictionary(accounts.map { ($0.account.id, $0.account.portfolio) }, uniquingKeysWith: { $1 })
        let numbers = try BusinessNumberTable.all(connection, workspace)
        hub = try HubSpotAccountTable.find(connection, workspace)?.account.id
        accountOfNumber = Dictionary(numbers.map { ($0.id, $0.account) }, uniquingKeysWith: { $1 })
        numberOfDigits = Dictionary(numbers.map { ($0.digits, $0.id) }, uniquingKeysWith: { $1 })
        ownKeys = Set(numbers.compactMap { PhoneKey(waID: $0.digits) })
    }

    var groups: GroupStays {
        GroupStays(connection: connection, workspace: workspace, pace: pace, now: now, calendar: calendar)
    }

    /// Writes events of a body, all of them or some. Doing it again changes nothing.
    mutating func apply(_ reading: IncomingReading, _ range: Range<Int>) throws -> BodyOutcome {
        intake = reading.id
        receivedAt = reading.receivedAt
        outcome = BodyOutcome()
        for index in range {
            let (account, event) = reading.events[index]
            try apply(event, account)
        }
        return outcome
    }

    /// The whole body.
    mutating func apply(_ reading: IncomingReading) throws -> BodyOutcome {
        _ = try apply(reading, reading.events.indices)
        for change in reading.contactChanges {
            try apply(change)
        }
        return outcome
    }

    /// Notes what was odd in the body, and why it is not done if so: then it waits, as it came, to be read again. True
    /// = nothing is left to be done.
    func finish(_ reading: IncomingReading, _ outcome: BodyOutcome) throws -> Bool {
        for sighting in outcome.oddParts.all {
            try UnknownPartTable.note(connection, workspace, sighting, intake: reading.id, now: now)
        }
        guard let problem = outcome.refusal ?? outcome.unplaced ?? reading.problem else { return true }
        let state = outcome.refusal == nil ? "unreadable" : "failed"
        try IntakeTable.finish(connection, workspace, [reading.id], state: state, problem: problem)
        return false
    }

    func markDone(_ readings: [IncomingReading]) throws {
        try IntakeTable.finish(connection, workspace, readings.map(\.id), state: "done")
    }

    private mutating func apply(_ event: WhatsAppEvent, _ named: WhatsAppAccountID) throws {
        switch event {
        case .unknown(let part, let name, let raw): count(part: part, name: name, sample: raw)
        case .withoutEffect(let part, let name, let raw):
            outcome.oddParts.add(part: part, name: name, isKnown: true, sample: raw)
        case .history(let share): try store(share)
        case .message, .status, .bookContact, .group, .news, .marketingChoice, .problem:
            guard let account = account(of: event, named), let portfolio = portfolios[account] else {
                let name = named.value.isEmpty ? "The WhatsApp account of this" : "WhatsApp account \(named)"
                outcome.unplaced = "\(name) is not connected. Once it is, this is read again."
                return
            }
            try apply(event, account, portfolio)
        }
    }

    private mutating func apply(
        _ event: WhatsAppEvent, _ account: WhatsAppAccountID, _ portfolio: PortfolioID
    ) throws {
        switch event {
        case .message(let message): try store(message, portfolio)
        case .status(let status): try store(status, portfolio)
        case .bookContact(let contact): try store(contact, portfolio)
        case .group(let news): try store(news, portfolio)
        case .news(let news): try store(news, account)
        case .marketingChoice(let choice): try store(choice, portfolio)
        case .problem(let number, let code, let text): try store(problem: code, text, of: number, account)
        case .history, .unknown, .withoutEffect: break
        }
    }

    /// Meta's entry names the account; where it does not, the number does.
    private func account(of event: WhatsAppEvent, _ named: WhatsAppAccountID) -> WhatsAppAccountID? {
        named.value.isEmpty ? event.number.flatMap { accountOfNumber[$0] } : named
    }

    mutating func count(part: String, name: String, sample: String) {
        outcome.oddParts.add(part: part, name: name, sample: sample)
    }
}

/// What is left to say of a body when its events are written.
struct BodyOutcome {
    var oddParts = OddParts()
    /// Something belongs to an account that is not connected.
    var unplaced: String?
    /// Something the database would not take.
    var refusal: String?

    mutating func add(_ other: BodyOutcome) {
        oddParts.add(other.oddParts)
        unplaced = unplaced ?? other.unplaced
        refusal = refusal ?? other.refusal
    }
}
