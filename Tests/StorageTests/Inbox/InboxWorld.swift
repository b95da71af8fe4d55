import Domain
import Foundation

@testable import Storage

/// Chats of three numbers, written to the database and kept as plain values, so that a list can be told without SQL.
struct InboxWorld: Sendable {
    struct SomeChat: Sendable {
        var id: ChatID
        var number: BusinessNumberID
        var isLinked: Bool
        var assignee: Int64
        var isClosed: Bool
        var messages: [MessageTable.NewMessage]
        /// How many of the messages were there when the member looked; `nil` = never.
        var readCount: Int?

        var lastMessageAt: Timestamp { messages.map(\.message.sentAt).max() ?? .beginning }
    }

    static let numbers = ["n1", "n2", "n3"].map { BusinessNumberID($0) }
    static let member = MemberID(7)
    static let start = Timestamp.noon - .seconds(4 * 86_400)
    static let calendar = LocalCalendar(timeZone: "UTC")

    let viewer = InboxList.Viewer(member: member, unreadSince: .noon - .seconds(2 * 86_400))
    private(set) var chats: [SomeChat] = []

    init(seed: UInt64) {
        var dice = SeededRandom(seed: seed)
        var nextMessage: Int64 = 1
        for id in 1...Int64(36) {
            var chat = SomeChat(
                id: ChatID(id), number: Self.numbers.randomElement(using: &dice) ?? Self.numbers[0],
                isLinked: .random(using: &dice), assignee: Int64.random(in: 6...8, using: &dice),
                isClosed: Int.random(in: 0..<4, using: &dice) == 0, messages: [], readCount: nil)
            if chat.assignee == 6 { chat.assignee = 0 }
            let count = Int.random(in: 0...6, using: &dice)
            var moment = Self.start + .seconds(Int64.random(in: 0...200_000, using: &dice))
            for _ in 0..<count {
                // The same moment may come twice.
                moment = moment + .seconds(Int64.random(in: 0...20_000, using: &dice))
                chat.messages.append(Self.message(nextMessage, chat.id, moment, &dice))
                nextMessage += 1
            }
            if Int.random(in: 0..<3, using: &dice) > 0, count > 0 {
                chat.readCount = Int.random(in: 1...count, using: &dice)
            }
            chats.append(chat)
        }
    }

    private static func message(
        _ id: Int64, _ chat: ChatID, _ moment: Timestamp, _ dice: inout SeededRandom
    ) -> MessageTable.NewMessage {
        let isMine = Int.random(in: 0..<3, using: &dice) == 0
        let content: MessageContent =
            Int.random(in: 0..<5, using: &dice) == 0 ? .system(kind: "x", text: "y") : .text("message \(id)")
        var new = sampleMessage(
            id, chat: chat.value, content, at: moment, day: calendar.day(of: moment),
            direction: isMine ? .outgoing : .incoming)
        if Int.random(in: 0..<6, using: &dice) == 0 { new.source = .history }
        return new
    }

    func write(_ connection: any SQLConnection) throws {
        for chat in chats {
            let person = chat.id.value
            try PersonTable.insert(
                connection, here, samplePerson(person, user: "U.\(person)"), at: .noon, now: .noon)
            if chat.isLinked {
                try LinkTable.insert(connection, here, sampleLink(person, person: person, contact: "c\(person)"))
            }
            try connection.run(
                """
                INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at, assignee_id, is_closed)
                VALUES (\(here), \(chat.id), \(chat.number), \(person), \(chat.lastMessageAt), \(chat.assignee),
                    \(chat.isClosed))
                """)
            for (index, message) in chat.messages.enumerated() {
                _ = try MessageTable.store(connection, here, message)
                if chat.readCount == index + 1 {
                    _ = try ReadPositionTable.markRead(connection, here, Self.member, chat.id)
                }
            }
        }
    }

    func unread(_ chat: SomeChat) -> Int {
        chat.messages.dropFirst(chat.readCount ?? 0).count { new in
            new.message.direction == .incoming && new.source != .history && new.message.sentAt > viewer.unreadSince
                && !MessageContent.kindsThatOpenNoWindow.contains(new.message.content.kind)
        }
    }

    /// What a list shows, told by looking at every chat.
    func listed(_ filter: InboxList.Filter) -> [ChatID] {
        chats.filter { chat in
            let isAssigned =
                switch filter.assignee {
                case .member(let member): chat.assignee == member.value
                case .nobody: chat.assignee == 0
                case nil: true
                }
            return isAssigned && filter.numbers.contains(chat.number)
                && (filter.isClosed.map { $0 == chat.isClosed } ?? true)
                && (!filter.isUnlinked || !chat.isLinked) && (!filter.isUnread || unread(chat) > 0)
        }.sorted { ($0.lastMessageAt, $0.id) > ($1.lastMessageAt, $1.id) }.map(\.id)
    }
}
