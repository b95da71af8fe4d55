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
    let ownKeys: Set<PhoneKey>
    /// The connected HubSpot account.
    let hub: HubID?
    var intake = IntakeID(0)
    /// When the body came: what it names is kept by WhatsApp for a time from then on.
    var receivedAt = Timestamp.beginning
    /// What was odd in the body that is being written.
    private(set) var oddParts = OddParts()
    private var unplaced: String?

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
        ownKeys = Set(numbers.compactMap { PhoneKey(waID: $0.digits) })
    }

    /// Returns a sentence if something of the body could not be placed: then it waits, as it came, to be read again.
    mutating func apply(_ reading: IncomingReading) throws -> String? {
        intake = reading.id
        receivedAt = reading.receivedAt
        unplaced = nil
        oddParts = OddParts()
        for news in reading.news {
            for event in news.events {
                try apply(event, news.account)
            }
        }
        for change in reading.contactChanges {
            try apply(change)
        }
        for sighting in oddParts.all {
            try UnknownPartTable.note(connection, workspace, sighting, intake: intake, now: now)
        }
        return unplaced
    }

    private mutating func apply(_ event: WhatsAppEvent, _ account: WhatsAppAccountID) throws {
        switch event {
        case .problem(let number, let code, let text):
            count(part: "problem", name: code.map(String.init) ?? "without code", sample: problem(number, text))
        case .unknown(let part, let name, let raw): count(part: part, name: name, sample: raw)
        case .message, .status, .bookContact, .group:
            guard let portfolio = portfolio(of: event, account) else {
                let name = account.value.isEmpty ? "The WhatsApp account of this" : "WhatsApp account \(account)"
                unplaced = "\(name) is not connected. Once it is, this is read again."
                return
            }
            try apply(event, portfolio)
        }
    }

    private mutating func apply(_ event: WhatsAppEvent, _ portfolio: PortfolioID) throws {
        switch event {
        case .message(let message): try store(message, portfolio)
        case .status(let status): try store(status, portfolio)
        case .bookContact(let contact): try store(contact, portfolio)
        case .group(let news): try store(news, portfolio)
        case .problem, .unknown: break
        }
    }

    /// Meta's entry names the account; where it does not, the number does.
    private func portfolio(of event: WhatsAppEvent, _ account: WhatsAppAccountID) -> PortfolioID? {
        let account = account.value.isEmpty ? event.number.flatMap { accountOfNumber[$0] } : account
        return account.flatMap { portfolios[$0] }
    }

    mutating func count(part: String, name: String, sample: String) {
        oddParts.add(part: part, name: name, sample: sample)
    }

    private func problem(_ number: BusinessNumberID?, _ text: String) -> String {
        number.map { "Number \($0): \(text)" } ?? text
    }
}
