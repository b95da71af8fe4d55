import Domain
import Foundation
import Sandbox
import Testing

/// The control page and its JSON interface.
struct ControlDeskTests {
    private let world: SandboxWorld
    private let site: WhatsAppSite

    init() throws {
        let clock = WallClock.stopped
        world = SandboxWorld(clock: clock)
        site = try world.whatsAppSite(dashboardURL: "http://127.0.0.1:8080/", clock: clock)
        _ = world.whatsApp.takeAll()
    }

    private func get(_ path: String) async throws -> HTTPReply {
        try await site.answer(HTTPCall(.get, "http://127.0.0.1:9000\(path)"))
    }

    private func submit(_ act: String, _ form: String, origin: String? = nil) async throws -> HTTPReply {
        var headers: HTTPHeaders = ["content-type": "application/x-www-form-urlencoded"]
        headers["origin"] = origin
        let url = "http://127.0.0.1:9000/_sandbox/\(act)"
        return try await site.answer(HTTPCall(.post, url, headers: headers, body: Data(form.utf8)))
    }

    private func post(_ path: String, _ body: JSON) async throws -> (status: Int, json: JSON) {
        let call = HTTPCall(
            .post, "http://127.0.0.1:9000\(path)", headers: ["content-type": "application/json"],
            body: try body.encoded())
        let reply = try await site.answer(call)
        return (reply.status, try JSON(parsing: reply.body))
    }

    private func text(_ reply: HTTPReply) -> String { String(decoding: reply.body, as: UTF8.self) }

    private func person(_ name: String) throws -> Int { try #require(world.record.people[name]).value }

    @Test func `a group is made, joined, written in, renamed and deleted on the page`() async throws {
        let nuria = try person("Núria Puig")
        let made = try await submit(
            "groups", "person=\(nuria)&number=\(SandboxBusinessNumber.obrasES.id)&subject=Patio")
        let group = try #require(world.whatsApp.groups().last)
        #expect(made.status == 303 && group.subject == "Patio" && group.participants.map(\.value) == [nuria])
        let form = "person=\(nuria)&group=\(group.id)"
        #expect(try await submit("say", form + "&text=Hola+patio").status == 303)
        let page = text(try await get("/?\(form)"))
        #expect(page.contains("Hola patio") && page.contains("Patio") && page.contains("Núria Puig (you)"))
        let marc = try person("Marc Vila")
        #expect(try await submit("say", "person=\(marc)&group=\(group.id)&text=x").status == 400)
        #expect(try await submit("group-join", "person=\(marc)&group=\(group.id)").status == 303)
        #expect(text(try await get("/?person=\(marc)&group=\(group.id)")).contains("Leave as"))
        #expect(try await submit("group-subject", form + "&subject=Azotea").status == 303)
        #expect(try await submit("group-leave", form).status == 303)
        #expect(try await submit("group-suspend", form).status == 303)
        #expect(try await submit("group-delete", form).status == 303)
        let left = try #require(world.whatsApp.group(group.id))
        #expect(left.subject == "Azotea" && left.participants.map(\.value) == [marc] && left.isDeleted)
        #expect(try await submit("groups", "person=\(nuria)&number=\(ventas)&subject=x").status == 400)
        #expect(try await get("/?group=nothing").status == 404)
    }

    @Test func `the page shows the chat, the contact and its timeline`() async throws {
        let owner = try #require(world.record.ownerIDs["mara.voss@lumen.example"])
        let ana = try #require(world.record.contactIDs["Ana Díaz"])
        let log: JSON = [
            "properties": [
                "hs_communication_channel_type": "WHATS_APP", "hs_communication_logged_from": "CRM",
                "hs_communication_body": "<p onclick=\"x()\"><b>Ana</b><script>alert(1)</script></p>",
                "hs_timestamp": "2026-11-20T10:00:00Z", "hubspot_owner_id": .string(owner),
            ],
            "associations": [
                [
                    "to": ["id": .string(ana)],
                    "types": [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 81]],
                ]
            ],
        ]
        let logged = try await world.hubSpot.exchange.send(
            HTTPCall(
                .post, "https://api.hubapi.com/crm/objects/2026-03/communications",
                headers: ["authorization": "Bearer demo-hubspot-token", "content-type": "application/json"],
                body: try log.encoded()))
        #expect(logged.status == 201)
        let page = text(try await get("/?person=\(try person("Ana Díaz"))&number=\(support)"))
        #expect(page.contains("¿Llega mañana? Sin café me linchan"))
        #expect(page.contains("ana.diaz@example.com"))
        #expect(page.contains("<p><b>Ana</b></p>"))
        #expect(page.contains("Mara Voss"))
        #expect(!page.contains("alert(1)"))
    }

    @Test func `what people write is escaped`() async throws {
        let answer = try await post(
            "/_sandbox/messages", ["from": "34600111222", "name": "<i>Eve</i>", "text": "<script>alert(1)</script>"])
        let page = text(try await get("/"))
        #expect(answer.json["wamid"]?.text?.hasPrefix("wamid.") == true)
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script>alert") && !page.contains("<i>Eve"))
    }

    @Test func `a form sends as the customer and leads back to the page`() async throws {
        let id = try person("Núria Puig")
        let reply = try await submit("say", "person=\(id)&number=\(ventas)&kind=text&text=Bon+dia+%26+gr%C3%A0cies")
        #expect(reply.status == 303)
        #expect(reply.headers["location"] == "/?person=\(id)&number=\(ventas)")
        let message = try #require(world.whatsApp.takeAll().first?.messages.first)
        #expect(message["text"]?["body"]?.text == "Bon dia & gràcies")
        #expect(message["from"]?.text == "34611222333")
    }

    @Test(arguments: ["photo", "voice", "document", "location", "card", "sticker", "video"])
    func `each button sends its kind`(_ kind: String) async throws {
        _ = try await submit("say", "person=1&number=\(ventas)&kind=\(kind)&text=")
        let type = try #require(world.whatsApp.takeAll().first?.messages.first?["type"]?.text)
        let types = ["photo": "image", "voice": "audio", "card": "contacts"]
        #expect(type == types[kind] ?? kind)
    }

    @Test func `a customer cannot edit what the business wrote`() async throws {
        let customer = try #require(world.whatsApp.customer("Núria Puig"))
        let wamid = world.whatsApp.phoneApp(of: ventas, sends: .text("Hola"), to: customer)
        let reply = try await submit(
            "edit", "person=1&number=\(ventas)&text=x&wamid=\(wamid.replacing("=", with: "%3D"))")
        #expect(reply.status == 400)
        #expect(text(reply).contains("only their own messages"))
    }

    @Test func `twenty messages come quickly`() async throws {
        _ = try await submit("burst", "person=1&number=\(ventas)")
        #expect(world.whatsApp.takeAll().flatMap(\.messages).count == 20)
    }

    @Test func `a new person needs a number or a username`() async throws {
        let neither = try await submit("people", "name=Nobody&phone=&username=&number=\(ventas)")
        let hidden = try await submit("people", "name=Sam&phone=&username=%40sam.k&number=\(ventas)")
        #expect(neither.status == 400)
        #expect(hidden.status == 303)
        let sam = try #require(world.whatsApp.customer("Sam")).person
        #expect(sam.username == "sam.k")
        #expect(sam.visibleNumber == nil)
    }

    @Test func `a contact is created from the person`() async throws {
        let before = world.hubSpot.contacts().count
        let id = try person("Bea Soler ☕️")
        let page = text(try await get("/?person=\(id)&number=\(ventas)"))
        let reply = try await submit("contacts", "person=\(id)&number=\(ventas)")
        #expect(page.contains("Create this contact in HubSpot"))
        #expect(reply.headers["location"]?.contains("contact=") == true)
        #expect(world.hubSpot.contacts().count == before + 1)
        #expect(world.hubSpot.contacts().contains { $0.properties["phone"] == "+34 633 444 555" })
    }

    @Test func `weather switches set the faults of both sandboxes`() async throws {
        _ = try await submit("weather", "number=\(ventas)&storm=on&disorder=on&paused=on")
        #expect(world.hubSpot.faults.options.rateLimited429 > 0)
        #expect(world.whatsApp.faults.options.duplicateDelivery > 0)
        #expect(world.whatsApp.areDeliveriesPaused)
        _ = try await submit("weather", "number=\(ventas)")
        #expect(world.hubSpot.faults.options.rateLimited429 == 0)
        #expect(!world.whatsApp.areDeliveriesPaused)
    }

    @Test func `deliveries can be counted, paused and disturbed`() async throws {
        let changed = try await post(
            "/_sandbox/deliveries", ["paused": true, "faults": ["duplicateDelivery": .number(0.5)]])
        let wrong = try await post("/_sandbox/deliveries", ["faults": ["duplicateDelivery": "often"]])
        #expect(changed.json["paused"]?.bool == true)
        #expect(changed.json["pending"]?.integer == 0)
        #expect(world.whatsApp.faults.options.duplicateDelivery == 0.5)
        #expect(wrong.status == 400)
    }

    @Test func `another site cannot submit a form`() async throws {
        let foreign = try await submit("burst", "person=1&number=\(ventas)", origin: "https://evil.example")
        let own = try await submit("burst", "person=1&number=\(ventas)", origin: "http://127.0.0.1:9000")
        #expect(foreign.status == 403)
        #expect(own.status == 303)
    }

    @Test func `the live parts are sent once until something changes`() async throws {
        let first = try JSON(parsing: try await get("/_sandbox/live?person=1&number=\(ventas)").body)
        let seen = try #require(first["seen"]?.text)
        let still = try await get("/_sandbox/live?person=1&number=\(ventas)&seen=\(seen)")
        world.whatsApp.customer("Núria Puig")?.writes("Nou!", to: ventas)
        let changed = try await get("/_sandbox/live?person=1&number=\(ventas)&seen=\(seen)")
        #expect(still.status == 204)
        #expect(text(changed).contains("Nou!"))
    }

    @Test func `the Graph API answers on the same port`() async throws {
        let reply = try await get("/v25.0/\(ventas)")
        #expect(reply.status == 401)
    }

    @Test(arguments: ["/?person=999", "/?number=1", "/_sandbox/control.mustache", "/_sandbox/media?wamid=x"])
    func `what is not there is refused with a sentence`(_ path: String) async throws {
        let reply = try await get(path)
        #expect((400...404).contains(reply.status))
        #expect(text(reply).contains("There is no"))
    }
}
