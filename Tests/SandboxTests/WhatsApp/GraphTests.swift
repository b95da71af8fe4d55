import Domain
import Foundation
import Sandbox
import Testing

/// The Graph API as a client meets it.
struct GraphTests {
    private let hand = HandClock()
    private let sandbox: WhatsAppSandbox

    init() {
        sandbox = WhatsAppSandbox(clock: hand.clock)
    }

    @Test func `a wrong token is error 190 with HTTP 401`() async throws {
        let answer = try await sandbox.get(ventas, token: "wrong")
        #expect(answer.status == 401)
        #expect(answer.json["error"]?["code"]?.integer == 190)
        #expect(answer.json["error"]?["type"]?.text == "OAuthException")
    }

    @Test func `numbers come in pages`() async throws {
        let first = try await sandbox.get("102290129340398/phone_numbers?limit=2")
        let cursor = try #require(first.json["paging"]?["cursors"]?["after"]?.text)
        let second = try await sandbox.get("102290129340398/phone_numbers?limit=2&after=\(cursor)")
        #expect(first.json["data"]?.array.map { $0["verified_name"]?.text } == ["Ventas ES", "Support MX"])
        #expect(first.json["paging"]?["next"]?.text != nil)
        #expect(second.json["data"]?.array.map { $0["verified_name"]?.text } == ["Vertrieb DE", "Obras ES"])
        #expect(second.json["paging"]?["next"] == nil)
    }

    @Test func `a number shows only the asked fields`() async throws {
        let answer = try await sandbox.get("\(ventas)?fields=is_on_biz_app,platform_type")
        #expect(answer.json == ["id": .string(ventas), "is_on_biz_app": true, "platform_type": "CLOUD_API"])
    }

    @Test func `a token can be examined`() async throws {
        let good = try await sandbox.get("debug_token?input_token=demo-whatsapp-token")
        let bad = try await sandbox.get("debug_token?input_token=stale")
        #expect(good.json["data"]?["is_valid"]?.bool == true)
        #expect(good.json["data"]?["granular_scopes"]?.array.first?["target_ids"] == ["102290129340398"])
        #expect(bad.json["data"]?["is_valid"]?.bool == false)
    }

    @Test func `a reply inside the window is accepted and its statuses follow`() async throws {
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        _ = sandbox.takeAll()
        var body = textMessage("Sí", to: "+34 611 222 333").object
        body["biz_opaque_callback_data"] = "hs:1"
        let answer = try await sandbox.post(.object(body))
        let wamid = try #require(answer.json["messages"]?.array.first?["id"]?.text)
        #expect(answer.status == 200)
        #expect(answer.json["contacts"]?.array.first == ["input": "+34 611 222 333", "wa_id": "34611222333"])
        hand.advance(.seconds(10))
        let statuses = sandbox.takeAll().flatMap(\.statuses)
        #expect(statuses.map { $0["status"]?.text } == ["sent", "delivered", "read"])
        #expect(statuses.allSatisfy { $0["id"]?.text == wamid && $0["biz_opaque_callback_data"]?.text == "hs:1" })
        #expect(sandbox.message(wamid)?.status(at: hand.clock.now) == .read)
    }

    @Test func `after 24 hours only a template passes`() async throws {
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        hand.advance(.seconds(24 * 3_600))
        let text = try await sandbox.post(textMessage("Sí", to: "+34611222333"))
        let template = try await sandbox.post([
            "messaging_product": "whatsapp", "to": "+34611222333", "type": "template",
            "template": [
                "name": "seguimiento", "language": ["code": "es"],
                "components": [["type": "body", "parameters": [["type": "text", "text": "Ana"]]]],
            ],
        ])
        #expect(text.status == 400)
        #expect(text.json["error"]?["code"]?.integer == 131047)
        #expect(template.status == 200)
    }

    @Test func `a reaction and an echo open no window`() async throws {
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        let wamid = sandbox.phoneApp(of: ventas, sends: .text("Hola"), to: ana)
        ana.reacts("👍", to: wamid, on: ventas)
        let answer = try await sandbox.post(textMessage("Sí", to: "+34611222333"))
        #expect(answer.json["error"]?["code"]?.integer == 131047)
    }

    @Test(arguments: [
        ("5215512345678", "+52 55 1234 5678"), ("525512345678", "+52 1 55 1234 5678"),
        ("553187654321", "+55 31 98765-4321"), ("5531987654321", "+55 31 8765-4321"),
        ("5491123456789", "+54 11 2345-6789"),
    ])
    func `the account is found in its other spelling`(_ registered: String, _ typed: String) async throws {
        sandbox.addCustomer("Ana", phone: registered).writes("Hola", to: ventas)
        let answer = try await sandbox.post(textMessage("Sí", to: typed))
        #expect(answer.json["contacts"]?.array.first?["wa_id"]?.text == registered)
    }

    @Test func `a person without a number is reached by BSUID`() async throws {
        let river = sandbox.addCustomer("River", phone: nil, country: "US", username: "river.k")
        river.writes("hi", to: ventas)
        let answer = try await sandbox.post([
            "messaging_product": "whatsapp", "recipient": .string(river.person.bsuid), "type": "text",
            "text": ["body": "hello"],
        ])
        #expect(answer.status == 200)
        #expect(answer.json["contacts"]?.array.first?["user_id"]?.text == river.person.bsuid)
        #expect(answer.json["contacts"]?.array.first?["wa_id"] == nil)
    }

    @Test func `a person who blocked the business cannot be reached`() async throws {
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        ana.writes("Adiós", to: ventas)
        ana.blocks()
        let answer = try await sandbox.post(textMessage("Sí", to: "+34611222333"))
        hand.advance(.seconds(5))
        let status = try #require(sandbox.takeAll().flatMap(\.statuses).first)
        #expect(answer.status == 200)
        #expect(status["status"]?.text == "failed")
        #expect(status["errors"]?.array.first?["code"]?.integer == 131026)
    }

    @Test func `throttling comes with HTTP 400`() async throws {
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        var codes: [Int64?] = []
        for _ in 0..<21 {
            codes.append(try await sandbox.post(textMessage("Sí", to: "+34611222333")).json["error"]?["code"]?.integer)
        }
        #expect(codes.last == 130429)
        for _ in 0..<40 {
            hand.advance(.seconds(1))
            codes.append(try await sandbox.post(textMessage("Sí", to: "+34611222333")).json["error"]?["code"]?.integer)
        }
        #expect(codes.last == 131056)
    }

    @Test func `media is fetched by a link that dies after five minutes`() async throws {
        sandbox.addCustomer("Ana", phone: "34611222333").sends(.photo(), to: ventas)
        let id = try #require(sandbox.takeAll().first?.messages.first?["image"]?["id"]?.text)
        let described = try await sandbox.get(id)
        let url = try #require(described.json["url"]?.text)
        let bearer: HTTPHeaders = ["authorization": "Bearer demo-whatsapp-token"]
        let fresh = try await sandbox.exchange.send(HTTPCall(.get, url, headers: bearer))
        let nameless = try await sandbox.exchange.send(HTTPCall(.get, url))
        hand.advance(.seconds(301))
        let stale = try await sandbox.exchange.send(HTTPCall(.get, url, headers: bearer))
        #expect(fresh.status == 200)
        #expect(fresh.headers["content-type"] == "image/png")
        #expect(String(fresh.body.count) == described.json["file_size"]?.text)
        #expect(nameless.status == 401)
        #expect(stale.status == 404)
    }

    @Test func `an uploaded file can be sent`() async throws {
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        let form = """
            --b\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n--b\r\n\
            Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n\
            %PDF-1.4\r\n--b--\r\n
            """
        let call = HTTPCall(
            .post, "https://graph.facebook.com/v25.0/\(ventas)/media",
            headers: [
                "authorization": "Bearer demo-whatsapp-token", "content-type": "multipart/form-data; boundary=b",
            ], body: Data(form.utf8))
        let uploaded = try JSON(parsing: try await sandbox.exchange.send(call).body)
        let sent = try await sandbox.post([
            "messaging_product": "whatsapp", "to": "+34611222333", "type": "document",
            "document": ["id": uploaded["id"] ?? .null, "caption": "Oferta"],
        ])
        let wamid = try #require(sent.json["messages"]?.array.first?["id"]?.text)
        #expect(sandbox.message(wamid)?.content.summary == "document: Oferta")
    }

    @Test func `faults of the plan strike Graph calls`() async throws {
        var options = FaultOptions()
        options.lostAfterEffect = 1
        let sandbox = WhatsAppSandbox(clock: .stopped, faults: FaultPlan(options))
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        ana.writes("Hola", to: ventas)
        await #expect(throws: HTTPFailure.self) { try await sandbox.post(textMessage("Sí", to: "+34611222333")) }
        #expect(sandbox.messages(of: ana.id, on: ventas).count == 2)
    }
}
