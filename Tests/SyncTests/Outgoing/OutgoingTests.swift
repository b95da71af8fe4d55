import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// Asking for a message to be sent, and the worker that sends it.
struct OutgoingTests {
    @Test(arguments: TestEngine.available)
    func `a reply leaves once, becomes a message of the chat, and its statuses follow`(engine: TestEngine) async throws
    {
        try await withSending(engine) { desk, chat in
            let asked = try await desk.send("Sí, mañana a las 10.", to: chat)
            #expect(asked.fate.state == .queued && asked.author == desk.mara)
            #expect(try await desk.restartedWork.step() == nil)
            #expect(desk.shown == ["Sí, mañana a las 10."])
            let sent = try await desk.find(asked)
            #expect(sent.fate.state == .accepted)
            let wamid = try #require(sent.fate.whatsAppID)
            let message = try #require(try await desk.stored(chat).last)
            #expect(
                message.whatsAppID == wamid && message.direction == .outgoing
                    && message.content == .text("Sí, mañana a las 10."))
            desk.office.time.advance(.seconds(10))
            try await desk.hear()
            let status = try await desk.office.database.read { try MessageStatusTable.find($0, here, [wamid])[wamid] }
            #expect(status == .read)
            #expect(
                try await desk.office.texts("SELECT verb AS value FROM audit ORDER BY audit_id") == [
                    "whatsapp_connected", "message_asked_for",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `messages of a chat leave in the order in which they were asked for`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let words = (1...12).map { "message \($0)" }
            for word in words { _ = try await desk.send(word, to: chat) }
            _ = try await desk.restartedWork.step()
            #expect(desk.shown == words)
            #expect(try await desk.stored(chat).dropFirst().map(\.content) == words.map { .text($0) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same request with the same key is carried out once`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let first = try await desk.send("Hola", to: chat, key: "k1")
            let second = try await desk.send("Hola", to: chat, key: "k1")
            #expect(first.id == second.id)
            _ = try await desk.restartedWork.step()
            let third = try await desk.send("Hola", to: chat, key: "k1")
            #expect(third.id == first.id && third.fate.state == .accepted)
            await #expect(throws: OutgoingRefusal.keyTaken) { try await desk.send("Adiós", to: chat, key: "k1") }
            #expect(desk.shown == ["Hola"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `after 24 hours a text is refused at once, and one that waited fails with what to do`(
        engine: TestEngine
    ) async throws {
        try await withSending(engine) { desk, chat in
            let waiting = try await desk.send("Hola", to: chat)
            desk.office.time.advance(.seconds(24 * 3_600))
            _ = try await desk.restartedWork.step()
            let late = try await desk.find(waiting)
            #expect(late.fate.state == .failed && late.fate.trouble == .windowClosed)
            #expect(desk.shown.isEmpty)
            await #expect(throws: OutgoingRefusal.self) { try await desk.send("Hola", to: chat) }
            desk.ana.writes("¿Sigue ahí?", to: ventas.value)
            try await desk.hear()
            _ = try await desk.send("Sí", to: chat)
            _ = try await desk.restartedWork.step()
            #expect(desk.shown == ["Sí"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a reaction or an echo opens no window`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            desk.office.time.advance(.seconds(25 * 3_600))
            let echo = desk.line.whatsApp.phoneApp(of: ventas.value, sends: .text("Hola"), to: desk.ana)
            desk.ana.reacts("👍", to: echo, on: ventas.value)
            try await desk.hear()
            #expect(try await desk.outgoing.window(of: chat).isOpen(at: desk.office.time.now) == false)
            await #expect(throws: OutgoingRefusal.self) { try await desk.send("Hola", to: chat) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an answer that was lost is found by WhatsApp's news, and the next message waits for it`(
        engine: TestEngine
    ) async throws {
        try await withSending(engine) { desk, chat in
            let (first, second) = (try await desk.send("one", to: chat), try await desk.send("two", to: chat))
            desk.setFaults { $0.lostAfterEffect = 1 }
            let work = desk.restartedWork
            _ = try await work.step()
            desk.setFaults { _ in }
            #expect(try await desk.find(first).fate.state == .unsure)
            _ = try await work.step()
            #expect(desk.shown == ["one"])
            desk.office.time.advance(.seconds(2))
            try await desk.hear()
            #expect(try await desk.find(first).fate.state == .accepted)
            _ = try await work.step()
            #expect(try await desk.find(second).fate.state == .accepted)
            #expect(desk.shown == ["one", "two"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what never arrived is told after two minutes, and a person decides`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let lost = try await desk.send("one", to: chat)
            desk.setFaults { $0.lostBeforeEffect = 1 }
            let work = desk.restartedWork
            let due = try #require(try await work.step())
            desk.setFaults { _ in }
            desk.office.time.advance(due - desk.office.time.now)
            _ = try await work.step()
            let unknown = try await desk.find(lost)
            #expect(unknown.fate.state == .unknown && unknown.fate.trouble?.sentence.isEmpty == false)
            #expect(desk.shown.isEmpty)
            let again = try await desk.outgoing.sendAgain(lost.id, author: desk.mara)
            #expect(try await desk.outgoing.sendAgain(lost.id, author: desk.mara).id == again.id)
            _ = try await work.step()
            #expect(desk.shown == ["one"])
            let settled = try await desk.outgoing.assumeSent(lost.id, author: desk.mara)
            #expect(settled.fate.state == .assumedSent)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a status that comes before the answer is joined to its message`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let office = desk.office
            desk.line.whatsApp.connect(
                callback: "https://liaison.example.net/webhooks/whatsapp",
                through: HTTPExchange { call async throws(HTTPFailure) in
                    do {
                        try await office.receive(call.body)
                        return HTTPReply(status: 200)
                    } catch {
                        throw .notSent("\(error)")
                    }
                })
            desk.setFaults { options in
                options.earlyStatus = 1
                options.duplicateDelivery = 1
            }
            let asked = try await desk.send("one", to: chat)
            _ = try await desk.restartedWork.step()
            let sent = try await desk.find(asked)
            #expect(sent.fate.state == .accepted)
            #expect(try await office.count("messages WHERE direction = 'outgoing'") == 1)
            let wamid = try #require(sent.fate.whatsAppID)
            let status = try await office.database.read { try MessageStatusTable.find($0, here, [wamid])[wamid] }
            #expect(status == .sent)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a crash while a call is under way sends nothing twice`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let asked = try await desk.send("one", to: chat)
            // The process ends after it has noted that the call leaves.
            try await desk.restartedWork.write { writer in
                try writer.change(try writer.find(asked.id)) { _ = $0.begin(at: writer.now) }
            }
            let work = desk.restartedWork
            _ = try await work.step()
            #expect(try await desk.find(asked).fate.state == .unsure)
            #expect(desk.shown.isEmpty)
            desk.office.time.advance(OutgoingFate.newsWithin)
            _ = try await work.step()
            #expect(try await desk.find(asked).fate.state == .unknown)
            #expect(desk.shown.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a dead token stops everything and loses nothing`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let asked = try await desk.send("one", to: chat)
            desk.line.whatsApp.replaceToken(by: "another-token")
            let work = desk.restartedWork
            #expect(try await work.step() == nil)
            let waiting = try await desk.find(asked)
            #expect(waiting.fate.state == .queued && waiting.fate.trouble?.code == 190)
            let state = try await desk.office.database.read { try WhatsAppAccountTable.all($0).first?.account.state }
            #expect(state?.word == .needsReconnect)
            _ = try await work.step()
            #expect(try await desk.find(asked).fate.attempts == 1)
            let second = try await desk.send("two", to: chat)
            #expect(second.fate.trouble?.word == "needs_reconnect")
            desk.office.time.advance(.seconds(60))
            _ = try await desk.line.connectWhatsApp(token: "another-token")
            _ = try await work.step()
            #expect(desk.shown == ["one", "two"])
            #expect(try await desk.find(second).fate.trouble == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody is sent more than the pair rate allows, and nothing is refused for it`(engine: TestEngine) async throws
    {
        try await withSending(engine) { desk, chat in
            for number in 1...50 { _ = try await desk.send("\(number)", to: chat) }
            let work = desk.restartedWork
            let start = desk.office.time.now
            while let next = try await work.step() {
                if next > desk.office.time.now { desk.office.time.advance(next - desk.office.time.now) }
            }
            #expect(desk.shown == (1...50).map(String.init))
            #expect(desk.office.time.now - start >= .seconds(30))
            #expect(try await desk.office.numbers("SELECT MAX(attempts) AS value FROM outgoing") == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `somebody new is written to by number and by user id, with a template`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, _ in
            let lina = desk.line.whatsApp.addCustomer("Lina", phone: "5215512345678")
            let river = desk.line.whatsApp.addCustomer("River", phone: nil, country: "US", username: "river")
            let template = OutgoingContent.template(
                OutgoingTemplate(name: "seguimiento", language: "es", body: [.init(text: "Lina")]))
            for recipient in [
                OutgoingRequest.Recipient.phone("+52 55 1234 5678"), .user(BusinessScopedUserID(river.person.bsuid)),
            ] {
                _ = try await desk.outgoing.send(
                    OutgoingRequest(.first(ventas, recipient), template, author: desk.mara))
            }
            _ = try await desk.restartedWork.step()
            #expect(desk.line.whatsApp.lastMessage(of: lina.id)?.author == .api)
            #expect(desk.line.whatsApp.lastMessage(of: river.id)?.author == .api)
            // WhatsApp's own spelling was learnt, so the answer comes from the same person.
            lina.writes("¿Sí?", to: ventas.value)
            try await desk.hear()
            #expect(try await desk.office.count("persons WHERE phone = '5215512345678'") == 1)
            #expect(try await desk.office.count("chats") == 3)
            await #expect(throws: OutgoingRefusal.self) {
                try await desk.outgoing.send(
                    OutgoingRequest(.first(ventas, .phone("123")), template, author: desk.mara))
            }
            await #expect(throws: OutgoingRefusal.ownNumber) {
                try await desk.outgoing.send(
                    OutgoingRequest(.first(ventas, .phone("+34 910 12 34 56")), template, author: desk.mara))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `templates are listed, checked and filled`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let work = TemplateWork(connections: desk.line.connections, workspace: here)
            let next = try await work.step()
            #expect(next == desk.office.time.now + TemplateWork.readEvery)
            let good = OutgoingTemplate(
                name: "cita_recordatorio", language: "es",
                header: .text([.init(name: "nombre", text: "Ana")]),
                body: [
                    .init(name: "nombre", text: "Ana"), .init(name: "dia", text: "lunes"),
                    .init(name: "hora", text: "10"),
                ], buttons: [.init(index: 0, filling: .link("77"))])
            var short = good
            short.body.removeLast()
            for bad in [
                short, OutgoingTemplate(name: "oferta", language: "es"), OutgoingTemplate(name: "no", language: "es"),
            ] {
                await #expect(throws: OutgoingRefusal.self) { try await desk.send(.template(bad), to: chat) }
            }
            let asked = try await desk.send(.template(good), to: chat)
            #expect(asked.text == "Recordatorio para Ana\nHola Ana, te esperamos el lunes a las 10.")
            _ = try await desk.restartedWork.step()
            #expect(try await desk.find(asked).fate.state == .accepted)
            desk.line.whatsApp.review(template: "cita_recordatorio", "es", as: "PAUSED")
            let refused = try await desk.send(.template(good), to: chat)
            _ = try await desk.restartedWork.step()
            let fate = try await desk.find(refused).fate
            #expect(fate.state == .failed && fate.trouble?.code == 132015)
            _ = try await work.step()
            await #expect(throws: OutgoingRefusal.self) { try await desk.send(.template(good), to: chat) }
            let limits = try await desk.office.database.read { try SendingLimitsTable.all($0, here)[ventas] }
            #expect(limits == SendingLimits(perSecond: 20, openingsPerDay: 2_000))
        }
    }

    @Test(arguments: TestEngine.available)
    func `every kind leaves as WhatsApp takes it`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            let hers = desk.ana.writes("¿Qué día?", to: ventas.value)
            try await desk.hear()
            let frame = InteractiveFrame(header: "Citas", body: "¿Cuándo?", footer: "Taller")
            let kinds: [OutgoingContent] = [
                .media(OutgoingMedia(kind: .image, source: .link("https://example.com/a.jpg"), caption: "Mira")),
                .media(OutgoingMedia(kind: .document, source: .link("https://example.com/b.pdf"), fileName: "b.pdf")),
                .location(Location(latitude: 41.4, longitude: 2.2, name: "Taller")),
                .reaction(to: WhatsAppMessageID(hers), emoji: "👍"),
                .reaction(to: WhatsAppMessageID(hers), emoji: nil),
                .buttons(
                    OutgoingButtons(
                        frame: frame, buttons: [.init(id: "a", title: "Hoy"), .init(id: "b", title: "Mañana")])),
                .list(
                    OutgoingMenu(
                        frame: frame, button: "Elegir", sections: [.init(rows: [.init(id: "1", title: "10:00")])])),
                .contactRequest("¿Nos das tu número?"), .typing(answering: WhatsAppMessageID(hers)),
                .readMark(WhatsAppMessageID(hers)),
            ]
            for kind in kinds { _ = try await desk.send(kind, to: chat) }
            _ = try await desk.send(.text("El lunes", showsPreview: true), to: chat, replyTo: hers)
            while case let next? = try await desk.restartedWork.step(), next <= desk.office.time.now {}
            #expect(
                try await desk.office.texts(
                    "SELECT kind || ' ' || COALESCE(sentence, '') AS value FROM outgoing WHERE state <> 'accepted'")
                    == [])
            #expect(desk.line.whatsApp.message(hers)?.isMarkedRead == true)
            #expect(try await desk.stored(chat).last?.replyTo == WhatsAppMessageID(hers))
            await #expect(throws: OutgoingRefusal.self) {
                try await desk.send(.reaction(to: WhatsAppMessageID("wamid.other"), emoji: "👍"), to: chat)
            }
        }
    }
}

/// What is sent into a group, as far as the chat says that it is one.
struct OutgoingGroupTests {
    @Test(arguments: TestEngine.available)
    func `what is sent into a group never reaches one of its people alone`(engine: TestEngine) async throws {
        try await withSending(engine) { desk, chat in
            try await desk.office.database.write {
                try $0.run("UPDATE chats SET group_id = 'Y2FwaV9ncm91cA' WHERE chat_id = \(chat)")
            }
            let asked = try await desk.send("to all", to: chat)
            _ = try await desk.restartedWork.step()
            #expect(desk.shown.isEmpty)
            #expect(try await desk.find(asked).fate.state == .failed)
        }
    }
}
