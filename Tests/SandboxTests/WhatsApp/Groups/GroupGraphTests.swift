import Domain
import Foundation
import Sandbox
import Testing

/// The Groups API over HTTP.
struct GroupGraphTests {
    private let whatsApp = WhatsAppSandbox(clock: .stopped)
    private let obras = SandboxBusinessNumber.obrasES.id

    @Test func `a group is made, and the webhook has the id of the request`() async throws {
        let answer = try await whatsApp.post(
            ["messaging_product": "whatsapp", "subject": "Obra Norte", "description": "Baños"], path: "\(obras)/groups")
        let told = try #require(whatsApp.takeAll().flatMap { $0.groups }.first)
        #expect(answer.status == 200 && answer.json["request_id"]?.text == told["request_id"]?.text)
        let id = try #require(told["group_id"]?.text)
        let fields = "subject,description,participants,total_participant_count,suspended,creation_timestamp"
        let read = try await whatsApp.get("\(id)?fields=\(fields)").json
        #expect(read["subject"]?.text == "Obra Norte" && read["description"]?.text == "Baños")
        #expect(read["total_participant_count"] == 0 && read["suspended"] == false)
        let list = try await whatsApp.get("\(obras)/groups").json["data"]?["groups"]?.array
        #expect(list?.compactMap { $0["id"]?.text } == [id])
        #expect(try await whatsApp.get("\(id)/invite_link").json["invite_link"]?.text?.hasPrefix("https://") == true)
    }

    @Test func `a group is changed, somebody is taken out, and it is deleted`() async throws {
        let group = whatsApp.makeGroup("Obra", on: obras)
        let ana = whatsApp.addCustomer("Ana", phone: "34600000001")
        ana.joins(group.id)
        _ = try await whatsApp.post(["messaging_product": "whatsapp", "subject": "Obra Norte"], path: group.id)
        #expect(try await whatsApp.get("\(group.id)?fields=participants").json["participants"]?.array.count == 1)
        #expect(try await delete("\(group.id)/participants", ["participants": [["user": "+34 600 000 001"]]]) == 200)
        #expect(
            whatsApp.group(group.id)?.participants.isEmpty == true && whatsApp.group(group.id)?.subject == "Obra Norte")
        #expect(try await delete(group.id, [:]) == 200)
        #expect(try await whatsApp.get(group.id).json["error"]?["code"] == 131_041)
        let types = whatsApp.takeAll().flatMap { $0.groups }.compactMap { $0["type"]?.text }
        #expect(types.suffix(3) == ["group_settings_update", "group_participants_remove", "group_delete"])
    }

    @Test func `a number that is on a phone has no groups`() async throws {
        let answer = try await whatsApp.post(["subject": "x"], path: "\(ventas)/groups")
        #expect(answer.json["error"]?["code"] == 131_215)
    }

    private func delete(_ path: String, _ body: JSON) async throws -> Int {
        try await whatsApp.exchange.send(
            HTTPCall(
                .delete, "https://graph.facebook.com/v25.0/\(path)",
                headers: ["authorization": "Bearer demo-whatsapp-token", "content-type": "application/json"],
                body: try body.encoded())
        ).status
    }
}
