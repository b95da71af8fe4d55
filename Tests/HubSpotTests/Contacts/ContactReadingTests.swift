import Domain
import Testing

@testable import HubSpot

struct ContactReadingTests {
    @Test func `a contact keeps its phones byte for byte and in the order of the settings`() async throws {
        let body = """
            {"results":[{"id":"546000000938","archived":false,"updatedAt":"2026-11-20T17:40:11.004Z","properties":{
              "firstname":"Lena","lastname":null,"email":"","hubspot_owner_id":"80112233","unheard_of":{"x":[1]},
              "mobilephone":" +49 1511 2345678 ","phone":"030/1234","hs_whatsapp_phone_number":"",
              "lastmodifieddate":"2026-11-20T17:40:12.005Z"}}],
             "paging":{"next":{"after":"546000000990","link":"https://api.hubapi.com/crm/v3/objects/contacts"}}}
            """
        let page = try await ScriptedHubSpot(HTTPReply(200, body)).client.contacts()
        #expect(page.after == "546000000990")
        #expect(
            page.results == [
                Contact(
                    id: ContactID("546000000938"), firstName: "Lena", lastName: nil, email: nil,
                    owner: OwnerID("80112233"),
                    phones: [
                        ContactPhone(property: "phone", text: "030/1234"),
                        ContactPhone(property: "mobilephone", text: " +49 1511 2345678 "),
                    ], modifiedAt: Timestamp(milliseconds: 1_795_196_412_005))
            ])
    }

    @Test func `the list asks for a hundred with the properties of the mirror`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[]}"#))
        _ = try await hub.client.contacts(after: "77")
        let names = "firstname,lastname,email,hubspot_owner_id,lastmodifieddate,hs_merged_object_ids"
        let phones = "phone,mobilephone,hs_whatsapp_phone_number"
        #expect(
            hub.calls.first?.url == "https://api.hubapi.com/crm/objects/2026-03/contacts?limit=100"
                + "&properties=\(names),\(phones)&archived=false&after=77")
    }

    @Test func `a survivor tells which contacts were merged into it`() async throws {
        let body = #"{"results":[{"id":"9","properties":{"hs_merged_object_ids":"7;8"}}]}"#
        let page = try await ScriptedHubSpot(HTTPReply(200, body)).client.contacts()
        #expect(
            page.merges == [
                ContactMerge(from: ContactID("7"), into: ContactID("9")),
                ContactMerge(from: ContactID("8"), into: ContactID("9")),
            ])
    }

    @Test func `ids that HubSpot does not have are missing`() async throws {
        let body = """
            {"results":[{"id":"2","properties":{}}],"numErrors":1,"errors":[
              {"category":"OBJECT_NOT_FOUND","message":"gone","context":{"ids":["1","3"]}}]}
            """
        let hub = ScriptedHubSpot(HTTPReply(207, body))
        let batch = try await hub.client.contacts(ids: ["3", "1", "2"].map { ContactID($0) })
        #expect(batch.found.map(\.id) == [ContactID("2")])
        #expect(batch.missing == [ContactID("1"), ContactID("3")])
        #expect(hub.calls.first?.json["inputs"] == [["id": "1"], ["id": "2"], ["id": "3"]])
    }

    @Test func `silence for another reason is not absence`() async throws {
        let body = """
            {"results":[],"errors":[{"category":"OBJECT_NOT_FOUND","context":{"ids":["1"]}},
              {"category":"INTERNAL_ERROR","message":"try again"}]}
            """
        let batch = try await ScriptedHubSpot(HTTPReply(207, body)).client.contacts(
            ids: [ContactID("1"), ContactID("2")])
        #expect(batch.missing == [ContactID("1")])
        #expect(batch.unanswered == [ContactID("2")])
    }

    @Test func `an id that answers as another contact was merged`() async throws {
        let body = #"{"results":[{"id":"9","properties":{"hs_merged_object_ids":"7;8"}}]}"#
        let batch = try await ScriptedHubSpot(HTTPReply(200, body)).client.contacts(ids: [ContactID("8")])
        #expect(batch.missing.isEmpty)
        #expect(batch.merges.map(\.from) == [ContactID("7"), ContactID("8")])
        #expect(batch.merges.allSatisfy { $0.into == ContactID("9") })
    }

    @Test func `no ids, no call`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(500))
        #expect(try await hub.client.contacts(ids: []) == ContactBatch())
        #expect(hub.calls.isEmpty)
    }

    @Test func `a phone is searched without its country code in the searchable fields`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"total":0,"results":[]}"#))
        _ = try await hub.client.searchContacts(digits: "4915112345678", national: "15112345678")
        let groups = try #require(hub.calls.first?.json["filterGroups"]?.array)
        let values = groups.map { $0["filters"]?.array.first?["value"]?.text }
        #expect(groups.count == 5)
        #expect(Set(values) == ["+4915112345678", "*15112345678"])
    }
}
