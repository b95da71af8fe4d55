import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

/// Chat 101: the customer wrote an hour ago; Joan sees it. Chat 106: the other number.
@Suite struct InboxSendingTests {
    @Test(arguments: TestEngine.available)
    func `pressing twice sends once, and other words are another message`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            let form = ["text": "Sí, <hoy>", "key": "inbox-1", "reply_to": "wamid.201"]
            let first = try await site.submit("/inbox/chats/101/messages", form, as: Staff.joan)
            #expect(first.status == .seeOther && first.headers[.location] == "/inbox/chats/101")
            let second = try await site.submit("/inbox/chats/101/messages", form, as: Staff.joan)
            #expect(second.status == .seeOther)
            let sent = try await site.outgoing().filter { $0.chat == ChatID(101) }
            #expect(sent.count == 1 && sent.first?.author == Staff.joan.author)
            #expect(sent.first?.replyTo == WhatsAppMessageID("wamid.201"))
            let page = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(page.contains("Sí, &lt;hoy&gt;") && page.contains("queued"))
            var other = form
            other["text"] = "Mejor mañana"
            _ = try await site.submit("/inbox/chats/101/messages", other, as: Staff.joan)
            #expect(try await site.outgoing().count { $0.chat == ChatID(101) } == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a closed window takes no text, says why, and keeps what was written`(engine: TestEngine) async throws {
        let story = Story.rows { rows in
            try await rows.emptyStory()
            try await rows.person(1, name: "Ana", phone: "5215512345678")
            try await rows.chat(1, person: 1)
            try await rows.message(1, chat: 1, .text("¿Hola?"), at: Rows.now - .seconds(90_000))
        }
        try await withInbox(engine, story: story) { site in
            let answer = try await site.submit(
                "/inbox/chats/1/messages", ["text": "Buenos días", "key": "k"], as: Staff.mara)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(#"role="alert""#) && answer.text.contains("more than 24 hours old"))
            #expect(answer.text.contains(">Buenos días</textarea>"))
            #expect(answer.text.contains("/inbox/chats/1/templates"))
            #expect(try await site.outgoing().isEmpty)
            let part = try await site.submit(
                "/inbox/chats/1/messages", ["text": "Buenos días", "key": "k"], as: Staff.mara, isPart: true)
            #expect(part.status == .ok && part.text.contains(#"role="alert""#))
        }
    }

    @Test func `whoever has not seen that a colleague answered is asked first`() async throws {
        try await withInbox { site in
            let seen = ["text": "A las diez", "key": "k1", "seen": "0"]
            _ = try await site.submit("/inbox/chats/104/messages", seen, as: Staff.mara)
            var form = ["text": "A las once", "key": "k2", "seen": "0"]
            let asked = try await site.submit("/inbox/chats/104/messages", form, as: Staff.joan)
            #expect(asked.status == .unprocessableContent)
            #expect(asked.text.contains("Mara &lt;Voss&gt; has just answered") && asked.text.contains("confirmed"))
            #expect(try await site.outgoing().count { $0.chat == ChatID(104) } == 1)
            form["confirmed"] = "1"
            #expect(try await site.submit("/inbox/chats/104/messages", form, as: Staff.joan).status == .seeOther)
            #expect(try await site.outgoing().count { $0.chat == ChatID(104) } == 2)
            // One's own answer holds nobody up.
            let again = ["text": "Hasta luego", "key": "k3", "seen": "0"]
            #expect(try await site.submit("/inbox/chats/104/messages", again, as: Staff.joan).status == .seeOther)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a note is for the team alone, once, and a draft waits for its writer`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            let note = ["text": "Paga siempre tarde <b>", "key": "k1", "mode": "note"]
            _ = try await site.submit("/inbox/chats/101/messages", note, as: Staff.mara)
            _ = try await site.submit("/inbox/chats/101/messages", note, as: Staff.mara)
            let page = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(page.components(separatedBy: "Paga siempre tarde &lt;b&gt;").count == 2)
            #expect(try await site.outgoing().count { $0.chat == ChatID(101) } == 0)
            let empty = try await site.submit(
                "/inbox/chats/101/messages", ["text": " ", "key": "k2", "mode": "note"], as: Staff.mara)
            #expect(empty.status == .unprocessableContent)
            let draft = ["text": "Estimada Ana", "reply_to": "wamid.201"]
            #expect(try await site.submit("/inbox/chats/101/draft", draft, as: Staff.mara).status == .noContent)
            let mine = try await site.page("/inbox/chats/101", as: Staff.mara)
            #expect(mine.contains(">Estimada Ana</textarea>") && mine.contains(#"value="wamid.201""#))
            #expect(try await !site.page("/inbox/chats/101", as: Staff.joan).contains("Estimada Ana"))
            _ = try await site.submit(
                "/inbox/chats/101/messages", ["text": "Estimada Ana: sí", "key": "k4"], as: Staff.mara)
            #expect(try await !site.page("/inbox/chats/101", as: Staff.mara).contains(">Estimada Ana</textarea>"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a chat is given to somebody, closed and opened, and the audit says by whom`(
        engine: TestEngine
    ) async throws {
        try await withInbox(engine) { site in
            let given = try await site.submit(
                "/inbox/chats/101/assignment", ["member": "\(Staff.joan.id)"], as: Staff.mara)
            #expect(given.status == .seeOther)
            #expect(try await site.page("/inbox?view=mine", as: Staff.joan).contains("chat-101"))
            #expect(try await !site.page("/inbox?view=unassigned", as: Staff.joan).contains("chat-101"))
            _ = try await site.submit("/inbox/chats/101/closing", ["close": "1"], as: Staff.joan)
            #expect(try await !site.page("/inbox", as: Staff.joan).contains("chat-101"))
            #expect(try await site.page("/inbox?state=closed", as: Staff.joan).contains("chat-101"))
            _ = try await site.submit("/inbox/chats/101/closing", ["reopen": "1"], as: Staff.joan)
            #expect(try await site.page("/inbox", as: Staff.joan).contains("chat-101"))
            let page = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(page.contains("Mara &lt;Voss&gt; gave the chat to Joan Puig"))
            let verbs = try await site.rows.database.read { connection in
                try connection.rows(
                    "SELECT verb, author FROM audit WHERE verb LIKE \("chat_%") ORDER BY audit_id"
                ).map { "\(try $0.text("verb")) \(Author(text: try $0.text("author")).name)" }
            }
            #expect(
                verbs == ["chat_assigned Mara <Voss>", "chat_closed Joan Puig", "chat_reopened Joan Puig"])
            let nobody = try await site.submit(
                "/inbox/chats/101/assignment", ["member": "\(Staff.idle.id)"], as: Staff.mara)
            #expect(nobody.status == .badRequest)
        }
    }

    @Test func `two people on one chat see each other`() async throws {
        try await withInbox { site in
            _ = try await site.submit("/inbox/chats/101/presence", ["typing": "1"], as: Staff.mara)
            #expect(try await site.page("/inbox/chats/101", as: Staff.joan).contains("Mara &lt;Voss&gt; is writing"))
            #expect(try await !site.page("/inbox/chats/101", as: Staff.mara).contains("is writing"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a template is filled, shown and sent once`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            let list = try await site.page("/inbox/chats/101/templates", as: Staff.joan)
            #expect(list.contains("seguimiento") && list.contains("template=5944"))
            let chosen = try await site.page("/inbox/chats/101/templates?template=5944", as: Staff.joan)
            #expect(chosen.contains(#"name="body-1" value="Ana""#) && chosen.contains("Hola, Ana: ¿podemos ayudarte?"))
            var form = ["template": "5944", "key": "k1", "body-1": ""]
            let missing = try await site.submit("/inbox/chats/101/templates", form, as: Staff.joan)
            #expect(missing.status == .unprocessableContent)
            form["body-1"] = "Ana <3"
            for _ in 0..<2 {
                #expect(
                    try await site.submit("/inbox/chats/101/templates", form, as: Staff.joan).status == .seeOther)
            }
            let sent = try await site.outgoing().filter { $0.chat == ChatID(101) }
            #expect(sent.map(\.text) == ["Hola, Ana <3: ¿podemos ayudarte?"])
            let gone = try await site.submit(
                "/inbox/chats/101/templates", ["template": "1", "key": "k"], as: Staff.joan)
            #expect(gone.status == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one that failed says why and is sent again once`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            try await site.rows.outgoing(
                720, chat: 101, text: "Perdido", number: Rows.secondNumber
            ) { fate in
                _ = fate.fail(.waitedTooLong)
            }
            let page = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(page.contains("Send again") && page.contains(SendingTrouble.waitedTooLong.sentence.prefix(20)))
            for _ in 0..<2 {
                let again = try await site.submit(
                    "/inbox/chats/101/repetition", ["outgoing": "720"], as: Staff.joan)
                #expect(again.status == .seeOther)
            }
            #expect(try await site.outgoing().count { $0.again == OutgoingID(720) } == 1)
            #expect(try await !site.page("/inbox/chats/101", as: Staff.joan).contains("Send again"))
            let foreign = try await site.submit(
                "/inbox/chats/104/repetition", ["outgoing": "720"], as: Staff.joan)
            #expect(foreign.status == .unprocessableContent)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever reads that a message did not arrive reads what to do about it`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            // The customer may be written to freely now, so the same may be sent again.
            try await site.rows.giveUp(WhatsAppMessageID("wamid.208"), code: 131_047)
            let open = try await site.page("/inbox/chats/102", as: Staff.mara)
            #expect(open.contains(#"name="outgoing" value="701""#) && !open.contains(">Send a template<"))
            let longAgo = Rows.now - .seconds(2 * 86_400)
            try await site.rows.run([
                "UPDATE messages SET sent_at = \(longAgo) WHERE chat_id = 102 AND direction = 'incoming'"
            ])
            let cases: [(code: Int64, words: String, again: Bool)] = [
                (131_047, #"<a href="/inbox/chats/102/templates">Send a template</a>"#, false),
                (131_026, "Check that +44 7700 900123 is their number, or reach them another way.", true),
                (131_056, "It can be sent again.", true),
                (131_049, "It can be sent again from 22 Nov, 10:01 on.", false),
                (132_015, #"<a href="/inbox/chats/102/templates">Choose another template</a>"#, false),
                (131_042, #"<a href="/integrations/whatsapp">Look at the WhatsApp account</a>"#, true),
            ]
            for (code, words, again) in cases {
                try await site.rows.giveUp(WhatsAppMessageID("wamid.208"), code: code)
                let page = try await site.page("/inbox/chats/102", as: Staff.mara)
                #expect(page.contains(words), "\(code)")
                #expect(page.contains(#"name="outgoing" value="701""#) == again, "\(code)")
                #expect(!page.contains("fate-sentence bad\">Words") && page.contains("Meta: error \(code), Words"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what WhatsApp took and gave up is sent again once`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            let form = ["outgoing": "701"]
            let early = try await site.submit("/inbox/chats/102/repetition", form, as: Staff.mara)
            #expect(early.status == .unprocessableContent)
            try await site.rows.giveUp(WhatsAppMessageID("wamid.208"), code: 131_056)
            for _ in 0..<2 {
                let again = try await site.submit("/inbox/chats/102/repetition", form, as: Staff.mara)
                #expect(again.status == .seeOther)
            }
            #expect(try await site.outgoing().count { $0.again == OutgoingID(701) } == 1)
            let page = try await site.page("/inbox/chats/102", as: Staff.mara)
            #expect(!page.contains(#"name="outgoing" value="701""#) && !page.contains("It can be sent again"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `quick replies are kept by admins and offered to everybody`(engine: TestEngine) async throws {
        try await withInbox(engine) { site in
            let form = ["title": "Opening <hours>", "text": "We open at nine.", "shortcut": ""]
            let denied = try await site.submit("/inbox/quick-replies", form, as: Staff.joan)
            #expect(denied.status == .forbidden)
            #expect(try await site.submit("/inbox/quick-replies", form, as: Staff.mara).status == .seeOther)
            let taken = try await site.submit(
                "/inbox/quick-replies", ["title": "b", "text": "c", "shortcut": "/Opening Hours"], as: Staff.mara)
            #expect(taken.status == .unprocessableContent && taken.text.contains("opening-hours"))
            let page = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(page.contains(#"data-shortcut="opening-hours""#) && page.contains("Opening &lt;hours&gt;"))
            let replies = try await site.rows.database.read { try QuickReplyTable.all($0, Rows.workspace) }
            let id = try #require(replies.first?.id)
            _ = try await site.submit("/inbox/quick-replies/removal", ["reply": "\(id)"], as: Staff.mara)
            #expect(try await site.page("/inbox/quick-replies", as: Staff.joan).contains("There is none yet"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a quick reply is filled with what is known of the customer, and shows what is not`(
        engine: TestEngine
    ) async throws {
        try await withInbox(engine) { site in
            let text = "Hola {{First name}}, soy {{agent}}. Su pedido {{order}} está listo."
            let form = ["title": "Listo", "text": text, "shortcut": "listo"]
            #expect(try await site.submit("/inbox/quick-replies", form, as: Staff.mara).status == .seeOther)
            let ana = try await site.page("/inbox/chats/101", as: Staff.joan)
            #expect(ana.contains("Hola Ana, soy \(Staff.joan.name). Su pedido {{order}} está listo."))
            #expect(try await site.page("/inbox/quick-replies", as: Staff.mara).contains("{{First name}}"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a quick reply left open goes to nobody unless somebody says so, and a begun note stays a note`(
        engine: TestEngine
    ) async throws {
        try await withInbox(engine) { site in
            let open = ["text": "Pedido {{order}}", "key": "k", "mode": "send"]
            let held = try await site.submit("/inbox/chats/101/messages", open, as: Staff.mara)
            #expect(held.status == .unprocessableContent && held.text.contains("“{{order}}” is not filled in."))
            let meant = open.merging(["confirmed": "1"]) { $1 }
            #expect(try await site.submit("/inbox/chats/101/messages", meant, as: Staff.mara).status == .seeOther)
            let note = ["text": "regatea", "mode": "note"]
            #expect(try await site.submit("/inbox/chats/101/draft", note, as: Staff.mara).status == .noContent)
            let page = try await site.page("/inbox/chats/101", as: Staff.mara)
            #expect(page.contains("regatea</textarea>") && page.contains(#"value="note" checked"#))
            #expect(try await !site.page("/inbox/chats/101", as: Staff.joan).contains(#"value="note" checked"#))
        }
    }

    @Test func `a file that WhatsApp does not take is told where it was written, and the text stays`() async throws {
        try await withInbox { site in
            let form = """
                --b\r
                Content-Disposition: form-data; name="key"\r
                \r
                k9\r
                --b\r
                Content-Disposition: form-data; name="text"\r
                \r
                Mire esto <b>\r
                --b\r
                Content-Disposition: form-data; name="files"; filename="plan <1>.pdf"\r
                Content-Type: application/pdf\r
                \r
                \r
                --b--\r

                """
            let answer = try await site.send(
                "/inbox/chats/101/messages", form, type: "multipart/form-data; boundary=b", as: Staff.joan)
            #expect(answer.status == .unprocessableContent && answer.text.contains(#"role="alert""#))
            #expect(answer.text.contains("The file has 0 bytes"))
            #expect(answer.text.contains(">Mire esto &lt;b&gt;</textarea>"))
            #expect(try await site.outgoing().count { $0.chat == ChatID(101) } == 0)
            let broken = try await site.send(
                "/inbox/chats/101/messages", String(form.prefix(90)), type: "multipart/form-data; boundary=b",
                as: Staff.joan)
            #expect(broken.status == .badRequest)
        }
    }
}
