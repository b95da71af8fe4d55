import Domain
import Sandbox
import Testing

struct HubSpotAssociationTests {
    let scene = HubSpotScene()
    let contact: String
    let company: String

    init() throws {
        contact = scene.sandbox.addContact(["firstname": "Lena"])
        company = try #require(scene.sandbox.addRecord("companies", ["name": "Voss GmbH"]))
    }

    private var pair: String { "\(HubSpotScene.contacts)/\(contact)/associations" }

    @Test func `the default association shows from both ends with the number of each direction`() async throws {
        let made = try await scene.call(.put, "\(pair)/default/companies/\(company)")
        #expect(made.status == 200)
        #expect(made.body["results"]?.array.first?["associationSpec"]?["associationTypeId"] == 279)
        let there = try await scene.get("\(pair)/companies")
        #expect(there.body["results"]?.array.first?["toObjectId"] == .string(company))
        #expect(there.body["results"]?.array.first?["associationTypes"]?.array.first?["typeId"] == 279)
        let back = try await scene.get("/crm/objects/2026-03/0-2/\(company)/associations/contacts")
        #expect(back.body["results"]?.array.first?["associationTypes"]?.array.first?["typeId"] == 280)
    }

    @Test func `the numbered version writes ids as numbers`() async throws {
        try await scene.call(.put, "/crm/v4/objects/contacts/\(contact)/associations/default/companies/\(company)")
        let list = try await scene.get("/crm/v4/objects/contacts/\(contact)/associations/companies")
        #expect(list.body["results"]?.array.first?["toObjectId"] == .integer(try #require(Int64(company))))
    }

    @Test func `a labelled association is a plain one as well, and its label is told`() async throws {
        let spec: JSON = [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 1]]
        let made = try await scene.call(.put, "\(pair)/companies/\(company)", spec)
        #expect(made.status == 201)
        #expect(made.body["labels"] == ["Primary"])
        #expect(made.body["fromObjectTypeId"] == "0-1")
        let list = try await scene.get("\(pair)/companies")
        let types = list.body["results"]?.array.first?["associationTypes"]?.array ?? []
        #expect(types.map { $0["typeId"] } == [279, 1])
        let wrong: JSON = [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 81]]
        #expect(try await scene.call(.put, "\(pair)/companies/\(company)", wrong).status == 400)
    }

    @Test func `deleting removes every label, from both ends`() async throws {
        try await scene.call(.put, "\(pair)/default/companies/\(company)")
        #expect(try await scene.call(.delete, "\(pair)/companies/\(company)").status == 204)
        #expect(try await scene.get("\(pair)/companies").body["results"]?.array.isEmpty == true)
    }

    @Test func `reads show associations where they are asked for`() async throws {
        try await scene.call(.put, "\(pair)/default/companies/\(company)")
        let read = try await scene.get("\(HubSpotScene.contacts)/\(contact)?associations=companies,tickets")
        let expected: JSON = ["companies": ["results": [["id": .string(company), "type": "contact_to_company"]]]]
        #expect(read.body["associations"] == expected)
        let list = try await scene.get("\(HubSpotScene.contacts)?associations=companies")
        #expect(list.body["results"]?.array.first?["associations"] == expected)
    }

    @Test func `many are made, read and removed in one call, and a missing record fails alone`() async throws {
        let base = "/crm/associations/2026-03/contacts/companies/batch"
        let good: JSON = ["from": ["id": .string(contact)], "to": ["id": .string(company)]]
        let bad: JSON = ["from": ["id": .string(contact)], "to": ["id": "1"]]
        let made = try await scene.post("\(base)/associate/default", ["inputs": [good, bad]])
        #expect(made.status == 200)
        #expect(made.body["results"]?.array.count == 1)
        let read = try await scene.post("\(base)/read", ["inputs": [["id": .string(contact)]]])
        #expect(read.status == 200)
        #expect(read.body["results"]?.array.first?["to"]?.array.first?["toObjectId"] == .string(company))
        let removal: JSON = ["inputs": [["from": ["id": .string(contact)], "to": [["id": .string(company)]]]]]
        #expect(try await scene.post("\(base)/archive", removal).status == 204)
        #expect(try await scene.post("\(base)/read", ["inputs": [["id": .string(contact)]]]).status == 207)
        let labelled: JSON = [
            "from": ["id": .string(contact)], "to": ["id": .string(company)],
            "types": [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 1]],
        ]
        #expect(try await scene.post("\(base)/create", ["inputs": [labelled]]).status == 201)
    }

    @Test(arguments: [
        ("contacts", "communications", 82), ("communications", "contacts", 81), ("communications", "tickets", 83),
        ("communications", "deals", 85), ("communications", "companies", 87), ("notes", "contacts", 202),
        ("tasks", "contacts", 204), ("tickets", "contacts", 16), ("deals", "contacts", 3),
        ("contacts", "contacts", 449),
    ])
    func `labels name the documented numbers`(from: String, to: String, number: Int64) async throws {
        let labels = try await scene.get("/crm/associations/2026-03/\(from)/\(to)/labels")
        #expect(labels.body["results"]?.array.first?["typeId"] == .integer(number))
    }

    @Test func `the older form for one pair names its type in the path`() async throws {
        let made = try await scene.post(
            HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: contact))
        let id = try #require(made.body["id"]?.string)
        let path = "/crm/v3/objects/communications/\(id)/associations/companies/\(company)/87"
        #expect(try await scene.call(.put, path).status == 200)
        #expect(scene.sandbox.communications().first?.associations == ["contacts": [contact], "companies": [company]])
    }
}
