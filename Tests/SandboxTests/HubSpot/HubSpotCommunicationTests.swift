import Domain
import Sandbox
import Testing

struct HubSpotCommunicationTests {
    let scene = HubSpotScene()

    @Test func `a logged communication shows on the contact's timeline, newest first, with its owner's name`()
        async throws
    {
        let owner = scene.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        for (body, time) in [
            ("first", "2026-11-21T08:00:00Z"), ("third", "2026-11-21T10:00:00Z"), ("second", "1795251600000"),
        ] {
            var input = HubSpotScene.communication(body, contact: contact, at: time).object
            var properties = input["properties"]?.object ?? [:]
            properties["hubspot_owner_id"] = .string(owner)
            input["properties"] = .object(properties)
            #expect(try await scene.post(HubSpotScene.communications, .object(input)).status == 201)
        }
        let timeline = scene.sandbox.timeline(of: contact)
        #expect(timeline.map(\.body) == ["third", "second", "first"])
        #expect(timeline.allSatisfy { $0.ownerName == "Mara Voss" && $0.channel == "WHATS_APP" })
        #expect(scene.sandbox.communications().map(\.contactIDs) == [[contact], [contact], [contact]])
    }

    @Test(arguments: ["hs_communication_channel_type", "hs_communication_logged_from", "hs_timestamp"])
    func `a communication without channel, origin or time is refused`(missing: String) async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        var input = HubSpotScene.communication("Hallo", contact: contact).object
        var properties = input["properties"]?.object ?? [:]
        properties[missing] = nil
        input["properties"] = .object(properties)
        let answer = try await scene.post(HubSpotScene.communications, .object(input))
        #expect(answer.status == 400)
        #expect(answer.body["errors"]?.array.first?["context"]?["propertyName"] == [.string(missing)])
        #expect(scene.sandbox.communications().isEmpty)
    }

    @Test(arguments: [("hs_communication_channel_type", "TELEGRAM"), ("hs_communication_logged_from", "WHATS_APP")])
    func `channel and origin must be among those that can be written`(name: String, value: String) async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        var input = HubSpotScene.communication("Hallo", contact: contact).object
        var properties = input["properties"]?.object ?? [:]
        properties[name] = .string(value)
        input["properties"] = .object(properties)
        #expect(try await scene.post(HubSpotScene.communications, .object(input)).codes == ["INVALID_OPTION"])
    }

    @Test func `a body holds 65,536 characters and not one more`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        let longest = String(repeating: "a", count: 65_536)
        let fits = HubSpotScene.communication(longest, contact: contact)
        #expect(try await scene.post(HubSpotScene.communications, fits).status == 201)
        let over = HubSpotScene.communication(longest + "a", contact: contact)
        #expect(try await scene.post(HubSpotScene.communications, over).status == 400)
    }

    @Test func `logging bumps the contact's modification date and its last contact`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        let before = try #require(scene.sandbox.contact(contact))
        scene.clock.advance(.seconds(5))
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: contact))
        let after = try #require(scene.sandbox.contact(contact))
        #expect(after.updatedAt - before.updatedAt == .seconds(5))
        #expect(after.properties["notes_last_contacted"] == "2026-11-21T08:59:12.000Z")
    }

    @Test func `a communication for a contact that does not exist is refused and nothing is kept`() async throws {
        let answer = try await scene.post(
            HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: "546000000999"))
        #expect(answer.status == 404)
        #expect(scene.sandbox.communications().isEmpty)
    }

    @Test func `a communication can be edited and deleted`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        let made = try await scene.post(
            HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: contact))
        let path = HubSpotScene.communications + "/" + (try #require(made.body["id"]?.string))
        let edited = try await scene.call(.patch, path, ["properties": ["hs_communication_body": "Hallo!"]])
        #expect(edited.body["properties"]?["hs_communication_body"] == "Hallo!")
        #expect(edited.body["properties"]?["hs_lastmodifieddate"] != nil)
        #expect(scene.sandbox.timeline(of: contact).map(\.body) == ["Hallo!"])
        #expect(try await scene.call(.delete, path).status == 204)
        #expect(scene.sandbox.timeline(of: contact).isEmpty)
    }

    @Test func `an unclear create is found again by contact and time`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        let made = try await scene.post(
            HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: contact))
        let found = try await scene.post(
            HubSpotScene.communications + "/search",
            [
                "filterGroups": [
                    [
                        "filters": [
                            ["propertyName": "associations.contact", "operator": "EQ", "value": .string(contact)],
                            ["propertyName": "hs_timestamp", "operator": "EQ", "value": "1795251552000"],
                        ]
                    ]
                ], "properties": ["hs_communication_body"],
            ])
        #expect(found.ids == [made.body["id"]?.string])
        #expect(found.body["total"] == 1)
    }
}
