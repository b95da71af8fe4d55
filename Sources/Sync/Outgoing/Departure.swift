import Domain
import Storage

/// A message whose turn it is, with all that a call for it needs.
struct Departure: Sendable {
    var message: OutgoingMessage
    var wish: SendingWish
    var account: WhatsAppAccountTable.Row
    var address: SendingAddress?
    var hindrance: SendingTrouble?

    /// Why it must not leave at all.
    var obstacle: SendingTrouble? {
        if let hindrance { return hindrance }
        return address == nil && !message.content.isSignal ? .noAddress : nil
    }
}

/// Reads departures. What all of them share is read once.
struct Departures {
    private let connection: any SQLConnection
    private let workspace: WorkspaceID
    private let now: Timestamp
    private let accounts: [BusinessNumberID: WhatsAppAccountTable.Row]

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp) throws {
        self.connection = connection
        self.workspace = workspace
        self.now = now
        let rows = try WhatsAppAccountTable.all(connection).filter { $0.workspace == workspace }
        let byID = Dictionary(rows.map { ($0.account.id, $0) }, uniquingKeysWith: { $1 })
        let numbers = try BusinessNumberTable.all(connection, workspace)
        accounts = Dictionary(
            numbers.compactMap { number in byID[number.account].map { (number.id, $0) } }, uniquingKeysWith: { $1 })
    }

    func due(limit: Int) throws -> [Departure] {
        try OutgoingTable.due(connection, workspace, now: now, limit: limit).compactMap(load)
    }

    /// `nil` = its chat or its account is gone.
    func load(_ message: OutgoingMessage) throws -> Departure? {
        guard let account = accounts[message.number],
            let chat = try ChatTable.find(connection, workspace, [message.chat])[message.chat]
        else { return nil }
        let window = try ServiceWindowQuery.find(connection, workspace, chat: chat.id, now: now)
        let wish = SendingWish(
            account: account.account.id, portfolio: account.account.portfolio, number: message.number, chat: chat.id,
            receiver: chat.side, isOpening: !window.isOpen(at: now), isSignal: message.content.isSignal)
        return Departure(
            message: message, wish: wish, account: account, address: try address(chat.side),
            hindrance: message.hindrance(window: window, at: now))
    }

    /// `nil` = there is nowhere to send to.
    private func address(_ side: Chat.Side) throws -> SendingAddress? {
        switch side {
        case .person(let person):
            try PersonTable.find(connection, workspace, [person])[person].flatMap { SendingAddress($0) }
        case .group(let group): .group(group)
        }
    }
}
