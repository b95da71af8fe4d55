import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Testing

@testable import Web

@Suite struct RecordReadAPITests {
    @Test func `a card comes part by part, and what failed says why`() async throws {
        let heard = Heard<[String]?>()
        try await withRecordSite { actions in
            actions.card = { contact, names in
                heard.note(names)
                #expect(contact == ContactID("501"))
                return .sample
            }
        } test: { site in
            let card = try await site.json("/api/v1/contacts/501/card?properties=email,city")
            #expect(card["id"]?.text == "501")
            #expect(card["fields"]?.array.first?["definition"]?["options"]?.array.first?["label"]?.text == "A")
            #expect(card["owner"]?["first_name"]?.text == "Mara")
            #expect(card["company"]?["record"]?["name"]?.text == "Acme")
            #expect(card["deals"]?["results"]?.array.first?["amount"]?.text == "10.5")
            #expect(card["deals"]?["has_more"]?.bool == true && card["deals"]?["problem"] == nil)
            #expect(card["tickets"]?["problem"]?["message"]?.text == "No tickets.")
            #expect(card["tickets"]?["results"]?.array.isEmpty == true)
            #expect(card["tasks"]?["results"]?.array.first?["status"]?.text == "not_started")
            #expect(card["notes"]?["results"]?.array.first?["file_ids"]?.array == ["77"])
            _ = try await site.get("/api/v1/contacts/501/card")
            #expect(heard.all == [["email", "city"], nil])
            let wrong = try await site.get("/api/v1/contacts/501/card?fields=email")
            #expect(wrong.status == .badRequest)
        }
    }

    @Test func `fields and pipelines are listed, fresh when asked`() async throws {
        let heard = Heard<Bool>()
        try await withRecordSite { actions in
            actions.properties = { isFresh in
                heard.note(isFresh)
                return PropertyCatalog(
                    groups: [PropertyGroup(name: "g", label: "About")],
                    properties: [PropertyDefinition(name: "city", label: "City", group: "g", kind: .text)])
            }
            actions.pipelines = { kind, isFresh in
                heard.note(isFresh)
                return [
                    CRMPipeline(
                        id: PipelineID("default"), label: kind.rawValue,
                        stages: [CRMPipelineStage(id: StageID("1"), label: "New")])
                ]
            }
        } test: { site in
            let catalogue = try await site.json("/api/v1/properties/contacts?fresh=true")
            #expect(catalogue["groups"]?.array.first?["label"]?.text == "About")
            #expect(catalogue["groups"]?.array.first?["properties"]?.array.first?["kind"]?.text == "text")
            for kind in ["deals", "tickets"] {
                let pipelines = try await site.json("/api/v1/pipelines/\(kind)")
                #expect(pipelines["results"]?.array.first?["label"]?.text == kind)
                #expect(pipelines["results"]?.array.first?["stages"]?.array.first?["id"]?.text == "1")
            }
            #expect(heard.all == [true, false, false])
            #expect(try await site.get("/api/v1/pipelines/deals?fresh=1").errorCode == "bad_fresh")
            #expect(try await site.get("/api/v1/pipelines/orders").status == .notFound)
        }
    }

    @Test func `without a token nothing of a contact is told or changed`() async throws {
        try await withRecordSite {
            $0.card = { _, _ in .sample }
        } test: { site in
            for (method, path) in [
                (HTTPRequest.Method.get, "contacts/501/card"), (.patch, "contacts/501"), (.post, "contacts"),
                (.get, "properties/contacts"), (.get, "pipelines/deals"), (.post, "contacts/501/deals"),
                (.post, "contacts/501/tickets"), (.post, "contacts/501/tasks"), (.post, "contacts/501/notes"),
                (.patch, "deals/9"), (.patch, "tickets/9"), (.patch, "tasks/9"),
            ] {
                let answer = try await site.send(method, "/api/v1/" + path, token: nil, body: "{}")
                #expect(answer.status == .unauthorized, "\(method) \(path)")
            }
        }
    }
}
