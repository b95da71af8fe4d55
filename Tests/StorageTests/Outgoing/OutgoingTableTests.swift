import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct OutgoingTableTests {
    private func sample(_ id: Int64, chat: Int64, _ content: OutgoingContent? = nil) -> OutgoingMessage {
        OutgoingMessage(
            id: OutgoingID(id), chat: ChatID(chat), number: ventas,
            content: content ?? .text("message \(id)", showsPreview: false), author: .token("mara"), askedAt: .noon,
            fate: OutgoingFate(queuedAt: .noon))
    }

    /// A number of a connected account, and these messages.
    private func fill(
        _ connection: any SQLConnection, state: ConnectionState.Word = .connected, _ messages: OutgoingMessage...
    ) throws {
        let account = WhatsAppAccount(
            id: WhatsAppAccountID("1"), portfolio: portfolio, name: "Demo", state: ConnectionState(state, ""))
        try WhatsAppAccountTable.connect(
            connection,
            WhatsAppAccountTable.Row(
                workspace: here, account: account, sealedToken: Data(), sealedAppSecret: Data(),
                sealedVerifyToken: Data()), now: .noon)
        try BusinessNumberTable.save(
            connection, here,
            BusinessNumber(
                id: ventas, account: account.id, displayPhone: "+34 910 12 34 56", verifiedName: "Ventas",
                quality: nil, status: nil))
        for message in messages { try OutgoingTable.insert(connection, here, message, day: saturday) }
    }

    private func due(_ connection: any SQLConnection, at moment: Timestamp = .noon) throws -> [Int64] {
        try OutgoingTable.due(connection, here, now: moment, limit: 10).map(\.id.value)
    }

    private func live(
        _ connection: any SQLConnection, _ id: Int64, _ edit: (inout OutgoingFate) -> Void
    ) throws {
        guard var message = try OutgoingTable.find(connection, here, OutgoingID(id)) else { return }
        edit(&message.fate)
        try OutgoingTable.save(connection, here, message, day: saturday)
    }

    @Test(arguments: TestEngine.available)
    func `a message comes back as it was put in, whatever it is and whatever became of it`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            var message = sample(
                1, chat: 1,
                .template(OutgoingTemplate(name: "cita", language: "es", body: [.init(name: "dia", text: "lunes")])))
            message.replyTo = WhatsAppMessageID("wamid.0")
            message.text = "El lunes"
            try fill(connection, message)
            #expect(try OutgoingTable.find(connection, here, message.id) == message)
            #expect(try OutgoingTable.find(connection, elsewhere, message.id) == nil)
            _ = message.fate.begin(at: .noon)
            message.fate.end(
                .unsure(SendingTrouble(word: "x", sentence: "Lost.", code: 7)), of: 1, at: .noon)
            try OutgoingTable.save(connection, here, message, day: saturday)
            #expect(try OutgoingTable.find(connection, here, message.id) == message)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a chat's second message is due when its first has ended, a signal at once`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try fill(
                connection, sample(1, chat: 1), sample(2, chat: 1), sample(3, chat: 2),
                sample(4, chat: 1, .readMark(WhatsAppMessageID("w"))))
            #expect(try due(connection) == [1, 3, 4])
            try live(connection, 1) { _ = $0.begin(at: .noon) }
            #expect(try due(connection) == [3, 4])
            #expect(try OutgoingTable.sending(connection, here).map(\.id.value) == [1])
            try live(connection, 1) { $0.abandon() }
            #expect(try due(connection) == [3, 4])
            let late = Timestamp.noon + OutgoingFate.newsWithin
            #expect(try OutgoingTable.unheardOf(connection, here, now: late).map(\.id.value) == [1])
            try live(connection, 1) { _ = $0.giveUp(at: late) }
            #expect(try due(connection) == [2, 3, 4])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is held is due when its time has come, and an account that is away holds everything`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try fill(connection, sample(1, chat: 1))
            try live(connection, 1) { $0.hold(until: .noon + .seconds(60), .windowClosed) }
            #expect(try due(connection) == [])
            #expect(try OutgoingTable.nextDue(connection, here) == .noon + .seconds(60))
            #expect(try due(connection, at: .noon + .seconds(60)) == [1])
            try OutgoingTable.dueNow(connection, here, now: .noon)
            #expect(try due(connection) == [1])
            try WhatsAppAccountTable.setState(
                connection, here, WhatsAppAccountID("1"), ConnectionState(.needsReconnect, "x"))
            #expect(try due(connection) == [])
            #expect(try OutgoingTable.nextDue(connection, here) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what waits goes with its chat when two persons turn out to be one`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func chat(_ person: Int64, _ id: Int64) throws -> ChatID {
                try ChatTable.findOrMake(
                    connection, here, number: ventas, side: .person(PersonID(person)), at: .noon,
                    newID: { ChatID(id) })
            }
            #expect(try chat(7, 1) == ChatID(1) && chat(8, 2) == ChatID(2))
            try fill(connection, sample(1, chat: 1))
            _ = try ChatTable.moveAll(connection, here, from: PersonID(7), to: PersonID(8))
            #expect(try OutgoingTable.find(connection, here, OutgoingID(1))?.chat == ChatID(2))
        }
    }

    @Test(arguments: TestEngine.available)
    func `only what a customer wrote now opens the window`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func window() throws -> Timestamp? {
                try ServiceWindowQuery.find(connection, here, chat: ChatID(1), now: .noon + .seconds(60))
                    .customerWroteAt
            }
            var number: Int64 = 0
            func store(
                _ content: MessageContent, _ source: ReceivedMessage.Source, _ direction: MessageDirection = .incoming
            ) throws {
                number += 1
                var new = sampleMessage(number, content, at: .noon + .seconds(number), direction: direction)
                new.source = source
                _ = try MessageTable.store(connection, here, new)
            }
            try store(.text("old"), .history)
            try store(.text("ours"), .echo, .outgoing)
            try store(.text("ours"), .api, .outgoing)
            try store(.reaction(to: WhatsAppMessageID("w"), emoji: "👍"), .live)
            try store(.edit(of: WhatsAppMessageID("w"), to: .text("x")), .live)
            try store(.system(kind: "user_changed_number", text: ""), .live)
            #expect(try window() == nil)
            try store(.text("hers"), .standby)
            #expect(try window() == .noon + .seconds(7))
            try store(.image(MediaFile()), .live)
            #expect(try window() == .noon + .seconds(8))
            #expect(
                try ServiceWindowQuery.last(connection, here, chat: ChatID(1)).customerWroteAt == .noon + .seconds(8))
            let later = Timestamp.noon + .seconds(8) + ServiceWindow.length
            let closed = try ServiceWindowQuery.find(connection, here, chat: ChatID(1), now: later)
            #expect(closed.customerWroteAt == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is told of a template holds until a list that was begun later`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let account = WhatsAppAccountID("1")
            let listed = MessageTemplate(
                id: TemplateID("1"), account: account, name: "cita", language: "es", state: MessageTemplate.approved,
                category: "UTILITY", body: "Hola")
            let name = TemplateName(name: "cita", language: "es")
            func list(_ seconds: Int64) throws {
                let moment = Timestamp.noon + .seconds(seconds)
                try MessageTemplateTable.replace(connection, here, account, with: [listed], begunAt: moment)
                try MessageTemplateTable.noteRead(
                    connection, here, account, at: moment, due: moment + .seconds(900))
            }
            func tell(_ change: TemplateChange, _ seconds: Int64) throws {
                let moment = Timestamp.noon + .seconds(seconds)
                try MessageTemplateTable.tell(connection, here, account, name, change, at: moment, now: moment)
            }
            func stands() throws -> [String?] {
                let found = try MessageTemplateTable.find(connection, here, account, name: "cita", language: "es")
                return [found?.state, found?.category, found?.quality]
            }
            try tell(.status("PAUSED"), 1)
            try list(10)
            try tell(.status("REJECTED"), 9)
            #expect(try stands() == ["APPROVED", "UTILITY", nil])
            #expect(try MessageTemplateTable.dueReads(connection, here) == [account: .noon + .seconds(9)])
            try tell(.status("PAUSED"), 20)
            try tell(.quality("RED"), 21)
            try tell(.category("MARKETING"), 22)
            #expect(try stands() == ["PAUSED", "MARKETING", "RED"])
            let paused = try connection.row("SELECT state FROM message_templates")?.text("state")
            #expect(paused == "PAUSED")
            // It was under way already.
            try list(15)
            #expect(try stands() == ["PAUSED", "MARKETING", "RED"])
            try list(30)
            #expect(try stands() == ["APPROVED", "UTILITY", "RED"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a list of templates takes the place of the one before`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let account = WhatsAppAccountID("1")
            func template(_ id: String, _ language: String) -> MessageTemplate {
                MessageTemplate(
                    id: TemplateID(id), account: account, name: "cita", language: language,
                    state: MessageTemplate.approved, body: "Hola {{1}}")
            }
            try MessageTemplateTable.replace(
                connection, here, account, with: [template("1", "es"), template("2", "en")], begunAt: .noon)
            try MessageTemplateTable.replace(connection, here, account, with: [template("3", "en")], begunAt: .noon)
            func find(_ language: String) throws -> MessageTemplate? {
                try MessageTemplateTable.find(connection, here, account, name: "cita", language: language)
            }
            #expect(try find("en") == template("3", "en"))
            #expect(try find("es") == nil)
            try MessageTemplateTable.noteRead(connection, here, account, at: nil, due: .noon)
            #expect(try MessageTemplateTable.readAt(connection, here, account) == nil)
            try MessageTemplateTable.noteRead(connection, here, account, at: .noon, due: .noon + .seconds(60))
            try MessageTemplateTable.dueNow(connection, here, account, now: .noon + .seconds(1))
            #expect(try MessageTemplateTable.dueReads(connection, here) == [account: .noon + .seconds(1)])
        }
    }
}
