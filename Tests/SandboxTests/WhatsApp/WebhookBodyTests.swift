import Domain
import Foundation
import Sandbox
import Testing

/// The shapes of the envelope and of each kind of message.
struct WebhookBodyTests {
    private let sandbox = WhatsAppSandbox(clock: .stopped)

    private func nuria() -> SandboxCustomer { sandbox.addCustomer("Núria Puig", phone: "34611222333") }

    private func onlyMessage() throws -> JSON {
        let delivery = try #require(sandbox.takeAll().first)
        return try #require(delivery.messages.first)
    }

    @Test func `a text arrives in the envelope with its contact`() throws {
        let wamid = nuria().writes("¿Llega mañana?", to: ventas)
        let delivery = try #require(sandbox.takeAll().first)
        let value = try #require(delivery.values().first)
        #expect(delivery.json["object"]?.text == "whatsapp_business_account")
        #expect(delivery.json["entry"]?.array.first?["id"]?.text == "102290129340398")
        #expect(value["metadata"] == ["display_phone_number": "34910123456", "phone_number_id": .string(ventas)])
        let contact = try #require(value["contacts"]?.array.first)
        #expect(contact["wa_id"]?.text == "34611222333")
        #expect(contact["profile"]?["name"]?.text == "Núria Puig")
        #expect(contact["user_id"]?.text?.hasPrefix("ES.") == true)
        let message = try #require(delivery.messages.first)
        #expect(message["id"]?.text == wamid)
        #expect(message["from_user_id"] == contact["user_id"])
        #expect(message["timestamp"]?.text == "1795255200")
        #expect(message["text"]?["body"]?.text == "¿Llega mañana?")
    }

    @Test func `the bytes are ASCII with escaped slashes`() throws {
        nuria().writes("café 😀 a/b", to: ventas)
        let body = try #require(sandbox.takeAll().first).body
        let text = String(decoding: body, as: UTF8.self)
        #expect(body.allSatisfy { $0 < 0x80 })
        #expect(text.contains(#"caf\u00e9 \ud83d\ude00 a\/b"#))
    }

    @Test func `a wamid holds the number as WhatsApp's do`() throws {
        let wamid = nuria().writes("Hola", to: ventas)
        #expect(wamid.hasPrefix("wamid.HBgLMzQ2MTEyMjIzMzMVAgASGBQ"))
    }

    @Test func `somebody with only a username has no number anywhere`() throws {
        sandbox.addCustomer("River", phone: nil, country: "US", username: "river.k").writes("hi", to: ventas)
        let delivery = try #require(sandbox.takeAll().first)
        let contact = try #require(delivery.values().first?["contacts"]?.array.first)
        let message = try #require(delivery.messages.first)
        #expect(contact["wa_id"] == nil)
        #expect(contact["profile"]?["username"]?.text == "@river.k")
        #expect(message["from"] == nil)
        #expect(message["from_user_id"]?.text?.hasPrefix("US.") == true)
    }

    @Test(arguments: [
        (SandboxContent.photo("Aquí"), "image"), (.video(), "video"), (.voiceNote(seconds: 3), "audio"),
        (.document("plano.pdf"), "document"), (.sticker, "sticker"),
        (.location(latitude: 41.3851, longitude: 2.1734, name: "Taller", address: nil), "location"),
        (.contactCard(SandboxContactCard(name: "Jan Novak", phone: "+34 600 000 001")), "contacts"),
        (.buttonReply(id: "yes", title: "Sí"), "interactive"),
        (.listReply(id: "a", title: "Mañana", description: "9 a 12"), "interactive"),
        (.formReply(answers: ["talla": "M"]), "interactive"),
        (.templateButton(payload: "ok", text: "Confirmo"), "button"),
        (.order(SandboxOrder(text: "dos", product: "SKU-1", quantity: 2, price: 30, currency: "EUR")), "order"),
        (.unsupported(kind: "poll"), "unsupported"), (.future(type: "hologram"), "hologram"),
    ])
    func `each kind carries the object named after it`(_ content: SandboxContent, _ type: String) throws {
        nuria().sends(content, to: ventas)
        let message = try onlyMessage()
        #expect(message["type"]?.text == type)
        #expect(message[type] != nil)
    }

    @Test func `a voice note is an audio with voice and a digest of its bytes`() throws {
        nuria().sends(.voiceNote(seconds: 2), to: ventas)
        let audio = try #require(try onlyMessage()["audio"])
        #expect(audio["voice"]?.bool == true)
        #expect(audio["mime_type"]?.text == "audio/ogg; codecs=opus")
        #expect(audio["sha256"]?.text.flatMap { Data(base64Encoded: $0) }?.count == 32)
    }

    @Test func `a change of number is a system message without contacts`() throws {
        let nuria = nuria()
        let old = nuria.person
        nuria.changesNumber(to: "34699888777", on: ventas)
        let delivery = try #require(sandbox.takeAll().first)
        let message = try #require(delivery.messages.first)
        #expect(delivery.values().first?["contacts"] == nil)
        #expect(message["from"]?.text == "34611222333")
        #expect(message["system"]?["type"]?.text == "user_changed_number")
        #expect(message["system"]?["wa_id"]?.text == "34699888777")
        #expect(message["system"]?["previous_user_id"]?.text == old.bsuid)
        #expect(nuria.person.bsuid != old.bsuid)
        #expect(nuria.person.formerNumbers == ["34611222333"])
    }

    @Test func `edits, deletions and reactions name the message they are about`() throws {
        let nuria = nuria()
        let wamid = nuria.writes("Hola", to: ventas)
        nuria.edits(wamid, to: "Hola!", on: ventas)
        nuria.reacts("👍", to: wamid, on: ventas)
        nuria.reacts(nil, to: wamid, on: ventas)
        nuria.deletes(wamid, on: ventas)
        let messages = sandbox.takeAll().flatMap(\.messages)
        #expect(messages[1]["edit"]?["original_message_id"]?.text == wamid)
        #expect(messages[1]["edit"]?["message"]?["text"]?["body"]?.text == "Hola!")
        #expect(messages[2]["reaction"] == ["message_id": .string(wamid), "emoji": "👍"])
        #expect(messages[3]["reaction"] == ["message_id": .string(wamid)])
        #expect(messages[4]["revoke"]?["original_message_id"]?.text == wamid)
    }

    @Test func `what the business writes on its phone is an echo`() throws {
        sandbox.phoneApp(of: ventas, sends: .text("Pase a las 5"), to: nuria())
        let value = try #require(sandbox.takeAll().first?.values("smb_message_echoes").first)
        let echo = try #require(value["message_echoes"]?.array.first)
        #expect(echo["from"]?.text == "34910123456")
        #expect(echo["to"]?.text == "34611222333")
        #expect(echo["text"]?["body"]?.text == "Pase a las 5")
    }

    @Test func `a problem of the account has errors and nothing else`() throws {
        sandbox.reportProblem(code: 131031, title: "Account locked", details: "…", on: ventas)
        let value = try #require(sandbox.takeAll().first?.values().first)
        #expect(value["errors"]?.array.first?["code"]?.integer == 131031)
        #expect(value["messages"] == nil)
    }
}
