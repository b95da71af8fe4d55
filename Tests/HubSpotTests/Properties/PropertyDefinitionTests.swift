import Domain
import Testing

@testable import HubSpot

struct PropertyDefinitionTests {
    static let leadStatus = """
        {"results":[{"name":"hs_lead_status","label":"Lead Status","type":"enumeration","fieldType":"radio",
         "groupName":"sales_properties","description":"Where the lead stands","displayOrder":-1,"hidden":false,
         "hubspotDefined":true,"calculated":false,"externalOptions":false,"hasUniqueValue":false,
         "options":[{"label":"Old","value":"OLD","displayOrder":-1,"hidden":true},
                    {"label":"Open","value":"OPEN","displayOrder":1,"hidden":false},
                    {"label":"New","value":"NEW","displayOrder":0,"hidden":false}],
         "modificationMetadata":{"archivable":true,"readOnlyDefinition":true,"readOnlyValue":false}}]}
        """

    @Test func `a field is read with its options in their order`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.leadStatus))
        let properties = try await hub.client.properties(locale: "de")
        #expect(
            hub.calls.first?.url
                == "https://api.hubapi.com/crm/properties/2026-03/contacts?archived=false&locale=de")
        #expect(
            properties == [
                PropertyDefinition(
                    name: "hs_lead_status", label: "Lead Status", help: "Where the lead stands",
                    group: "sales_properties", kind: .singleOption,
                    options: [
                        .init(value: "NEW", label: "New"), .init(value: "OPEN", label: "Open"),
                        .init(value: "OLD", label: "Old", isHidden: true),
                    ], isBuiltIn: true)
            ])
    }

    @Test(arguments: [
        ("string", "text", PropertyDefinition.Kind.text), ("string", "textarea", .multilineText),
        ("string", "html", .richText), ("string", "phonenumber", .phone), ("phone_number", "phonenumber", .phone),
        ("number", "number", .number), ("bool", "booleancheckbox", .bool), ("enumeration", "booleancheckbox", .bool),
        ("enumeration", "select", .singleOption), ("enumeration", "radio", .singleOption),
        ("enumeration", "checkbox", .multiOption), ("date", "date", .date), ("datetime", "date", .dateTime),
        ("string", "file", .unknown), ("object_coordinates", "text", .unknown), ("", "", .unknown),
    ])
    func `how a field is edited follows from both of HubSpot's types`(
        type: String, field: String, kind: PropertyDefinition.Kind
    ) async throws {
        #expect(try await only(#""type":"\#(type)","fieldType":"\#(field)""#).kind == kind)
    }

    @Test(arguments: [
        #""calculated":true"#, #""fieldType":"calculation_equation""#,
        #""modificationMetadata":{"readOnlyValue":true}"#,
    ])
    func `what HubSpot works out or keeps for itself is read-only`(json: String) async throws {
        #expect(try await only(json).isReadOnly)
    }

    @Test func `an owner field has the owners as its options`() async throws {
        let owner = try await only(#""type":"enumeration","externalOptions":true,"referencedObjectType":"OWNER""#)
        #expect(owner.refersToOwner)
        let stage = try await only(#""type":"enumeration","externalOptions":true"#)
        #expect(!stage.refersToOwner)
    }

    @Test func `a catalog has groups and fields in the order of a page`() async throws {
        let groups = """
            {"results":[{"name":"late","label":"Late","displayOrder":-1},{"name":"first","label":"First","displayOrder":0},
             {"name":"empty","label":"Empty","displayOrder":1}]}
            """
        let properties = """
            {"results":[{"name":"z","label":"Zebra","groupName":"first","displayOrder":-1},
             {"name":"a","label":"ant","groupName":"first","displayOrder":-1},
             {"name":"b","label":"Bee","groupName":"first","displayOrder":2},
             {"name":"h","label":"Hidden","groupName":"first","hidden":true},
             {"name":"l","label":"L","groupName":"late"},{"name":"n","label":"N","groupName":"nameless"}]}
            """
        let hub = ScriptedHubSpot(HTTPReply(200, groups), HTTPReply(200, properties))
        let catalog = try await hub.client.propertyCatalog()
        #expect(catalog.sections.map(\.group.name) == ["first", "late", "nameless"])
        #expect(catalog.sections.first?.properties.map(\.name) == ["b", "a", "z"])
        #expect(catalog["h"]?.label == "Hidden")
        #expect(hub.calls.first?.url.hasSuffix("/crm/properties/2026-03/contacts/groups") == true)
    }

    @Test func `fields by name are read in one call, and those that do not exist are left out`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(207, #"{"results":[{"name":"phone"}],"numErrors":1,"errors":[{}]}"#))
        #expect(try await hub.client.properties(named: ["phone", "nope"]).map(\.name) == ["phone"])
        let body: JSON = [
            "archived": false, "dataSensitivity": "non_sensitive", "inputs": [["name": "nope"], ["name": "phone"]],
        ]
        #expect(hub.calls.first?.json == body)
        #expect(try await hub.client.properties(named: []).isEmpty)
        #expect(hub.calls.count == 1)
    }

    @Test func `several options are one text and come back as they were`() {
        let text = PropertyDefinition.text(of: ["a", "", "c d"])
        #expect(text == "a;c d")
        #expect(PropertyDefinition.values(in: text) == ["a", "c d"])
        #expect(PropertyDefinition.values(in: ";a;").count == 1)
    }

    private func only(_ json: String) async throws -> PropertyDefinition {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[{"name":"p",\#(json)}]}"#))
        return try #require(await hub.client.properties().first)
    }
}
