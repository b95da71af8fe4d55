import Domain
import Foundation
import Sandbox
import Synchronization
import Testing

/// What the sandbox takes to be sent, and what it answers otherwise.
struct SendingRulesTests {
    private let hand = HandClock()
    private let faults = FaultPlan()
    private let sandbox: WhatsAppSandbox

    init() {
        sandbox = WhatsAppSandbox(clock: hand.clock, faults: faults, limits: .unlimited)
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        _ = sandbox.takeAll()
    }

    private func code(_ type: String, _ object: JSON) async throws -> Int64? {
        let answer = try await sandbox.post([
            "messaging_product": "whatsapp", "to": "+34611222333", "type": .string(type), type: object,
        ])
        return answer.json["error"]?["code"]?.integer
    }

    private func template(_ name: String, _ components: JSON = []) -> JSON {
        ["name": .string(name), "language": ["code": "es"], "components": components]
    }

    @Test func `a template is sent only when Meta approved it, with all of its values`() async throws {
        let value: JSON = [["type": "body", "parameters": [["type": "text", "text": "Ana"]]]]
        #expect(try await code("template", template("seguimiento", value)) == nil)
        #expect(try await code("template", template("seguimiento")) == 132000)
        #expect(try await code("template", template("novedades")) == 132001)
        #expect(try await code("template", template("oferta")) == 132015)
        #expect(sandbox.review(template: "oferta", "es", as: "DISABLED"))
        #expect(try await code("template", template("oferta")) == 132016)
        #expect(sandbox.review(template: "oferta", "es", as: "APPROVED"))
        #expect(try await code("template", template("oferta")) == nil)
        let told = sandbox.takeAll().flatMap { $0.values("message_template_status_update") }
        #expect(told.map { $0["event"]?.text } == ["DISABLED", "APPROVED"])
    }

    @Test func `named values must have the template's names`() async throws {
        func named(_ names: String...) -> JSON {
            .array(names.map { ["type": "text", "parameter_name": .string($0), "text": "x"] })
        }
        func components(_ body: JSON) -> JSON {
            [
                ["type": "header", "parameters": named("nombre")], ["type": "body", "parameters": body],
                ["type": "button", "sub_type": "url", "index": "0", "parameters": [["type": "text", "text": "77"]]],
            ]
        }
        let good = named("nombre", "dia", "hora")
        #expect(try await code("template", template("cita_recordatorio", components(good))) == nil)
        let bad = named("nombre", "day", "hora")
        #expect(try await code("template", template("cita_recordatorio", components(bad))) == 132012)
    }

    @Test func `buttons and lists have Meta's limits`() async throws {
        func buttons(_ count: Int) -> JSON {
            let all = (0..<count).map { ["type": "reply", "reply": ["id": .string("\($0)"), "title": "x"]] as JSON }
            return ["type": "button", "body": ["text": "?"], "action": ["buttons": .array(all)]]
        }
        #expect(try await code("interactive", buttons(3)) == nil)
        #expect(try await code("interactive", buttons(4)) == 131009)
        #expect(try await code("interactive", buttons(0)) == 131009)
        let request: JSON = [
            "type": "request_contact_info", "body": ["text": "?"], "action": ["name": "request_contact_info"],
        ]
        #expect(try await code("interactive", request) == nil)
        #expect(
            try await code("interactive", ["type": "contact_request", "body": ["text": "?"], "action": [:]]) != nil)
    }

    @Test func `a first status may be there before the answer`() async throws {
        var options = FaultOptions()
        options.earlyStatus = 1
        faults.set(options)
        let arrived = Arrived()
        sandbox.connect(
            callback: "https://example.net/webhook",
            through: HTTPExchange { (call: HTTPCall) async throws(HTTPFailure) -> HTTPReply in
                arrived.note(call.body)
                return HTTPReply(status: 200)
            })
        let answer = try await sandbox.post(textMessage("Sí", to: "+34611222333"))
        let wamid = try #require(answer.json["messages"]?.array.first?["id"]?.text)
        #expect(arrived.texts.contains { $0.contains(wamid) && $0.contains("\"sent\"") })
    }

    @Test func `read marks reach back, and reactions are for the last 30 days`() async throws {
        let ana = try #require(sandbox.customer("Ana"))
        let (first, second) = (ana.writes("1", to: ventas), ana.writes("2", to: ventas))
        let marked = try await sandbox.post([
            "messaging_product": "whatsapp", "status": "read", "message_id": .string(second),
        ])
        #expect(marked.json["success"]?.bool == true)
        #expect(sandbox.message(first)?.isMarkedRead == true)
        let reaction: JSON = ["message_id": .string(first), "emoji": "👍"]
        #expect(try await code("reaction", reaction) == nil)
        hand.advance(.seconds(31 * 86_400))
        ana.writes("3", to: ventas)
        #expect(try await code("reaction", reaction) == 131009)
    }
}

private final class Arrived: Sendable {
    private let bodies = Mutex<[String]>([])

    var texts: [String] { bodies.withLock { $0 } }

    func note(_ body: Data) {
        bodies.withLock { $0.append(String(decoding: body, as: UTF8.self)) }
    }
}
