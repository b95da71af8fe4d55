import Domain
import Sandbox
import Testing

struct HubSpotBatchTests {
    let scene = HubSpotScene()

    private func inputs(_ values: [JSON]) -> JSON { ["inputs": .array(values)] }

    @Test func `a batch creates a hundred at most`() async throws {
        let path = HubSpotScene.contacts + "/batch/create"
        let many = (1...101).map { JSON.object(["properties": ["firstname": .string("Person \($0)")]]) }
        #expect(try await scene.post(path, inputs(many)).status == 400)
        let answer = try await scene.post(path, inputs(Array(many.prefix(100))))
        #expect(answer.status == 201)
        #expect(answer.body["status"] == "COMPLETE")
        #expect(answer.ids.count == 100)
    }

    @Test func `without trace ids one bad input fails the whole batch`() async throws {
        let answer = try await scene.post(
            HubSpotScene.contacts + "/batch/create",
            inputs([["properties": ["firstname": "Lena"]], ["properties": ["phone": "1234567"]]]))
        #expect(answer.status == 400)
        #expect(scene.sandbox.contacts().isEmpty)
    }

    @Test func `with a trace id each, the bad input fails alone and is named`() async throws {
        let answer = try await scene.post(
            HubSpotScene.contacts + "/batch/create",
            inputs([
                ["properties": ["firstname": "Lena"], "objectWriteTraceId": "a"],
                ["properties": ["phone": "1234567"], "objectWriteTraceId": "b"],
            ]))
        #expect(answer.status == 207)
        #expect(answer.body["results"]?.array.first?["objectWriteTraceId"] == "a")
        #expect(answer.body["numErrors"] == 1)
        let error = answer.body["errors"]?.array.first
        #expect(error?["context"]?["objectWriteTraceId"] == ["b"])
        #expect(error?["category"] == "VALIDATION_ERROR")
        #expect(scene.sandbox.contacts().count == 1)
    }

    @Test func `trace ids that repeat do not count`() async throws {
        let answer = try await scene.post(
            HubSpotScene.contacts + "/batch/create",
            inputs([
                ["properties": ["firstname": "Lena"], "objectWriteTraceId": "a"],
                ["properties": ["phone": "1234567"], "objectWriteTraceId": "a"],
            ]))
        #expect(answer.status == 400)
    }

    @Test func `two inputs of one batch cannot take the same address`() async throws {
        let same: JSON = ["properties": ["email": "lena@example.net"]]
        #expect(try await scene.post(HubSpotScene.contacts + "/batch/create", inputs([same, same])).status == 409)
        #expect(scene.sandbox.contacts().isEmpty)
    }

    @Test func `a batch read tells which ids are missing`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "phone": "1234567"])
        let body: JSON = ["properties": ["phone"], "inputs": [["id": .string(id)], ["id": "546000000999"]]]
        let answer = try await scene.post(HubSpotScene.contacts + "/batch/read", body)
        #expect(answer.status == 207)
        #expect(answer.ids == [id])
        #expect(answer.body["results"]?.array.first?["properties"]?["phone"] == "1234567")
        #expect(answer.body["errors"]?.array.first?["category"] == "OBJECT_NOT_FOUND")
        #expect(answer.body["errors"]?.array.first?["context"]?["ids"] == ["546000000999"])
        let all = try await scene.post(HubSpotScene.contacts + "/batch/read", ["inputs": [["id": .string(id)]]])
        #expect(all.status == 200)
    }

    @Test func `a batch update changes those that exist and tells the others`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        let answer = try await scene.post(
            HubSpotScene.contacts + "/batch/update",
            inputs([
                ["id": .string(id), "properties": ["city": "Bonn"]],
                ["id": "546000000999", "properties": ["city": "Bonn"]],
            ]))
        #expect(answer.status == 207)
        #expect(answer.ids == [id])
        #expect(scene.sandbox.contact(id)?.properties["city"] == "Bonn")
    }

    @Test func `an upsert on a unique property creates once and then updates`() async throws {
        let property: JSON = [
            "name": "wa_key", "label": "WhatsApp key", "groupName": "contactinformation", "type": "string",
            "fieldType": "text", "hasUniqueValue": true,
        ]
        #expect(try await scene.post("/crm/properties/2026-03/contacts", property).status == 201)
        #expect(try await scene.post("/crm/properties/2026-03/contacts", property).status == 409)
        let input: JSON = ["idProperty": "wa_key", "id": "4915112345678", "properties": ["firstname": "Lena"]]
        let first = try await scene.post(HubSpotScene.contacts + "/batch/upsert", inputs([input]))
        let second = try await scene.post(HubSpotScene.contacts + "/batch/upsert", inputs([input]))
        #expect(first.body["results"]?.array.first?["new"] == true)
        #expect(second.body["results"]?.array.first?["new"] == false)
        #expect(first.ids == second.ids)
        #expect(scene.sandbox.contacts().map { $0.properties["wa_key"] } == ["4915112345678"])
    }

    @Test func `a batch archive answers 204 and takes what exists`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        let answer = try await scene.post(
            HubSpotScene.contacts + "/batch/archive", inputs([["id": .string(id)], ["id": "546000000999"]]))
        #expect(answer.status == 204)
        #expect(scene.sandbox.contacts().isEmpty)
    }

    @Test func `the weather can fail one input of a traced batch`() async throws {
        var options = FaultOptions()
        options.partFailure = 1
        let scene = HubSpotScene(faults: FaultPlan(options))
        let values = (1...5).map { place in
            JSON.object(["properties": ["firstname": "Lena"], "objectWriteTraceId": .string("t\(place)")])
        }
        let answer = try await scene.post(HubSpotScene.contacts + "/batch/create", inputs(values))
        #expect(answer.status == 207)
        #expect(answer.ids.count == 4)
        #expect(scene.sandbox.contacts().count == 4)
    }
}
