import Domain
import Storage
import TestEngines
import Testing

struct ChatTableTests {
    @Test(arguments: TestEngine.available)
    func `two sides have one chat; a group, another number or workspace has its own`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            let group = GroupID("G1")
            #expect(try make(connection, person: 7, new: 1) == ChatID(1))
            #expect(try make(connection, person: 7, new: 2) == ChatID(1))
            #expect(try make(connection, .group(group), new: 3) == ChatID(3))
            #expect(try make(connection, .group(group), new: 4) == ChatID(3))
            #expect(try make(connection, .group(group), on: support, new: 7) == ChatID(7))
            #expect(try make(connection, support, person: 7, new: 5) == ChatID(5))
            #expect(try make(connection, in: elsewhere, person: 7, new: 6) == ChatID(6))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the last message moves forward and never back`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for (seconds, latest) in [(0, 0), (60, 60), (30, 60), (61, 61)] {
                let chat = try make(connection, person: 7, at: .noon + .seconds(seconds), new: 1)
                #expect(try find(connection, chat)?.lastMessageAt == .noon + .seconds(latest))
            }
            let expected = Chat(
                id: ChatID(1), number: ventas, side: .person(PersonID(7)), lastMessageAt: .noon + .seconds(61))
            #expect(try find(connection, ChatID(1)) == expected)
            #expect(try ChatTable.find(connection, elsewhere, [ChatID(1)]).isEmpty)
            #expect(try ChatTable.find(connection, here, []).isEmpty)
            #expect(try ChatTable.find(connection, here, [ChatID(1), ChatID(9)]).keys.map(\.value) == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `moving gives chats to the other person and joins those both have`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            _ = try make(connection, person: 7, at: .noon + .seconds(50), new: 1)
            _ = try make(connection, person: 8, new: 2)
            _ = try make(connection, support, person: 7, new: 3)
            _ = try make(connection, .group(GroupID("G1")), new: 4)
            _ = try make(connection, person: 9, new: 5)
            for (id, chat) in [(11, 1), (12, 2), (13, 3), (14, 5)] {
                _ = try MessageTable.store(connection, here, sampleMessage(Int64(id), chat: Int64(chat)))
            }
            let gone = try ChatTable.moveAll(connection, here, from: PersonID(7), to: PersonID(8))
            #expect(gone == [ChatID(1)])
            let left = try ChatTable.find(connection, here, Set((1...5).map { ChatID($0) }))
            #expect(left.mapValues(\.side) == sides([(2, 8), (3, 8), (5, 9)], group: 4))
            #expect(left[ChatID(2)]?.lastMessageAt == .noon + .seconds(50))
            for (id, chat) in [(11, 2), (12, 2), (13, 3), (14, 5)] {
                let place = try MessageTable.place(connection, here, WhatsAppMessageID("wamid.\(id)"))
                #expect(place?.chat == ChatID(Int64(chat)))
            }
            #expect(try ChatTable.moveAll(connection, here, from: PersonID(7), to: PersonID(8)).isEmpty)
        }
    }

    private func make(
        _ connection: any SQLConnection, _ number: BusinessNumberID = ventas, in workspace: WorkspaceID = here,
        person: Int64, at moment: Timestamp = .noon, new: Int64
    ) throws -> ChatID {
        try ChatTable.findOrMake(
            connection, workspace, number: number, side: .person(PersonID(person)), at: moment,
            newID: { ChatID(new) })
    }

    private func make(
        _ connection: any SQLConnection, _ side: Chat.Side, on number: BusinessNumberID = ventas, new: Int64
    ) throws -> ChatID {
        try ChatTable.findOrMake(connection, here, number: number, side: side, at: nil, newID: { ChatID(new) })
    }

    private func sides(_ persons: [(Int64, Int64)], group: Int64) -> [ChatID: Chat.Side] {
        var sides = Dictionary(
            uniqueKeysWithValues: persons.map { (ChatID($0), Chat.Side.person(PersonID($1))) })
        sides[ChatID(group)] = .group(GroupID("G1"))
        return sides
    }

    private func find(_ connection: any SQLConnection, _ chat: ChatID) throws -> Chat? {
        try ChatTable.find(connection, here, [chat])[chat]
    }
}
