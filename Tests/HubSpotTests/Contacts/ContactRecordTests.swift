import Domain
import Testing

@testable import HubSpot

struct ContactRecordTests {
    static let lena = """
        {"id":"501","properties":{"firstname":"Lena","phone":null,"email":"","mobilephone":"+4915112345678",
         "lastmodifieddate":"2026-11-21T12:00:00Z","createdate":"2026-10-02T08:11:05.120Z"},
         "createdAt":"2026-10-02T08:11:05.120Z","updatedAt":"2026-11-21T11:59:59Z","archived":false}
        """

    @Test func `a contact is read live with the properties asked for`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.lena))
        let record = try await hub.client.contactRecord(ContactID("501"), properties: ["firstname", "phone"])
        #expect(
            hub.calls.first?.url
                == "https://api.hubapi.com/crm/objects/2026-03/contacts/501?properties=firstname,phone")
        #expect(record["firstname"] == "Lena")
        #expect(record["phone"] == nil)
        #expect(record["email"] == nil)
        #expect(record.modifiedAt == .noon)
    }

    @Test func `more properties than a URL holds are asked for in a body`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[\#(Self.lena)]}"#))
        let names = (0..<400).map { "a_rather_long_property_name_\($0)" }
        let record = try await hub.client.contactRecord(ContactID("501"), properties: names)
        #expect(record.id == ContactID("501"))
        #expect(hub.calls.first?.url.hasSuffix("/contacts/batch/read") == true)
        #expect(hub.calls.first?.json["inputs"] == [["id": "501"]])
        #expect(hub.calls.first?.json["properties"]?.array.count == 400)
        let gone = ScriptedHubSpot(HTTPReply(207, #"{"results":[],"errors":[{"category":"OBJECT_NOT_FOUND"}]}"#))
        await #expect(throws: HubSpotFailure.notFound("contact 501")) {
            try await gone.client.contactRecord(ContactID("501"), properties: names)
        }
    }

    @Test func `a contact is created with its company`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, Self.lena))
        let record = try await hub.client.createContact(
            ["firstname": "Lena", "mobilephone": "+4915112345678", "email": ""], company: CompanyID("8812345"))
        #expect(record.id == ContactID("501"))
        #expect(
            hub.calls.first?.json == [
                "properties": ["firstname": "Lena", "mobilephone": "+4915112345678"],
                "associations": [
                    [
                        "to": ["id": "8812345"],
                        "types": [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 279]],
                    ]
                ],
            ])
    }

    @Test(arguments: [[:], ["phone": "+4915112345678"], ["firstname": "  ", "email": ""]])
    func `a phone alone makes no contact, and HubSpot is not asked`(values: [String: String]) async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, Self.lena))
        let failure = await #expect(throws: HubSpotFailure.self) { try await hub.client.createContact(values) }
        #expect(failure?.problems.map(\.property) == ["email", "firstname", "lastname"])
        #expect(failure?.sentence.contains("no contact of a phone number alone") == true)
        #expect(hub.calls.isEmpty)
    }

    @Test func `an e-mail address that is taken names the contact that has it`() async {
        let body = #"{"category":"CONFLICT","message":"Contact already exists. Existing ID: 546000000938"}"#
        let hub = ScriptedHubSpot(HTTPReply(409, body))
        await #expect(
            throws: HubSpotFailure.conflict(
                existing: ContactID("546000000938"), "Contact already exists. Existing ID: 546000000938")
        ) { try await hub.client.createContact(["email": "lena@example.net"]) }
    }

    @Test func `a create without an answer may have happened`() async {
        let hub = ScriptedHubSpot([.failure(.unknownOutcome("connection reset"))])
        await #expect(throws: HubSpotFailure.unknownOutcome("connection reset")) {
            try await hub.client.createContact(["firstname": "Lena"])
        }
    }

    @Test func `an update writes what it is given, and an empty text clears`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.lena))
        _ = try await hub.client.updateContact(ContactID("501"), ["phone": "", "firstname": "Lena"])
        #expect(hub.calls.first?.method == .patch)
        #expect(hub.calls.first?.url.hasSuffix("/contacts/501") == true)
        #expect(hub.calls.first?.json == ["properties": ["phone": "", "firstname": "Lena"]])
    }

    @Test func `deleted contacts are listed when asked for`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[{"id":"7","properties":{},"archived":true}]}"#))
        let page = try await hub.client.contacts(archived: true)
        #expect(page.results.map(\.isArchived) == [true])
        #expect(page.after == nil)
        #expect(hub.calls.first?.url.contains("archived=true") == true)
    }
}
