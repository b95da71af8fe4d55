import Domain
import Sandbox
import Testing

struct HubSpotRecordTests {
    let scene = HubSpotScene()

    @Test func `dated and numbered paths, names and type ids, with and without a slash lead to the same records`()
        async throws
    {
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        for path in [
            "/crm/objects/2026-03/contacts", "/crm/v3/objects/contacts", "/crm/v3/objects/contacts/",
            "/crm/objects/2026-03/0-1",
            "/crm/v3/objects/0-1/?limit=5",
        ] {
            #expect(try await scene.get(path).ids == [id])
        }
    }

    @Test func `a list is paged by the next record's id and the last page has no paging`() async throws {
        let ids = (1...25).map { scene.sandbox.addContact(["firstname": "Person \($0)"]) }
        var seen: [String] = []
        var after: String?
        repeat {
            let page = try await scene.get(HubSpotScene.contacts + "?limit=10" + (after.map { "&after=\($0)" } ?? ""))
            seen += page.ids
            after = page.body["paging"]?["next"]?["after"]?.string
            if let after { #expect(after == ids[seen.count]) }
        } while after != nil
        #expect(seen == ids)
        #expect(try await scene.get(HubSpotScene.contacts).ids.count == 10)
        #expect(try await scene.get(HubSpotScene.contacts + "?limit=101").status == 400)
        #expect(try await scene.get(HubSpotScene.contacts + "?limit=51&propertiesWithHistory=phone").status == 400)
    }

    @Test func `properties may be separated by commas or repeated, unknown ones are left out, empty ones are null`()
        async throws
    {
        let id = scene.sandbox.addContact(["firstname": "Lena", "phone": "030 1234567"])
        let commas = try await scene.get(HubSpotScene.contacts + "/\(id)?properties=firstname,phone,email,nosuch")
        let repeated = try await scene.get(
            HubSpotScene.contacts + "/\(id)?properties=firstname&properties=phone&properties=email&properties=nosuch")
        #expect(commas.body == repeated.body)
        let properties = commas.body["properties"]?.object ?? [:]
        #expect(properties["phone"] == "030 1234567")
        #expect(properties["email"] == JSON.null)
        #expect(properties["nosuch"] == nil)
        #expect(properties["hs_object_id"] == .string(id))
        #expect(properties["lastmodifieddate"]?.string?.hasSuffix("Z") == true)
    }

    @Test func `a contact is created with one of email, first name and last name, and not with a phone number alone`()
        async throws
    {
        let made = try await scene.post(
            HubSpotScene.contacts, ["properties": ["firstname": "Lena", "phone": "+49 151 1234567"]])
        #expect(made.status == 201)
        #expect(made.body["properties"]?["firstname"] == "Lena")
        #expect(made.body["archived"] == false)
        let refused = try await scene.post(HubSpotScene.contacts, ["properties": ["phone": "+49 151 1234567"]])
        #expect(refused.status == 400)
        #expect(refused.body["category"] == "VALIDATION_ERROR")
        #expect(refused.body["correlationId"]?.string == refused.headers["X-HubSpot-Correlation-Id"])
    }

    @Test func `a second contact with the same address is refused and the first one's id is told`() async throws {
        let id = scene.sandbox.addContact(["email": "lena@example.net"])
        let refused = try await scene.post(HubSpotScene.contacts, ["properties": ["email": "LENA@example.net"]])
        #expect(refused.status == 409)
        #expect(refused.body["message"] == .string("Contact already exists. Existing ID: \(id)"))
        #expect(refused.body["category"] == "CONFLICT")
    }

    @Test(arguments: [
        ("nosuch", "x", "PROPERTY_DOESNT_EXIST"), ("hs_object_id", "1", "READ_ONLY_VALUE"),
        ("email", "lena", "INVALID_EMAIL"),
        ("hubspot_owner_id", "1", "INVALID_OWNER_ID"), ("lifecyclestage", "friend", "INVALID_OPTION"),
    ])
    func `a wrong value is refused with the property's name and a code`(
        name: String, value: String, code: String
    ) async throws {
        let answer = try await scene.post(
            HubSpotScene.contacts, ["properties": ["firstname": "Lena", name: .string(value)]])
        #expect(answer.status == 400)
        #expect(answer.codes == [code])
        let detail = answer.body["errors"]?.array.first
        #expect(detail?["context"]?["propertyName"] == [.string(name)])
        #expect(detail?["in"] == "properties")
    }

    @Test func `a change returns the record, empty text clears, and the modification date rises strictly`() async throws
    {
        let id = scene.sandbox.addContact(["firstname": "Lena", "phone": "1234567"])
        let before = try await scene.get(HubSpotScene.contacts + "/\(id)")
        let after = try await scene.call(
            .patch, HubSpotScene.contacts + "/\(id)", ["properties": ["phone": "", "city": "Bonn"]])
        #expect(after.status == 200)
        #expect(scene.sandbox.contact(id)?.properties["phone"] == nil)
        #expect(scene.sandbox.contact(id)?.properties["city"] == "Bonn")
        #expect(try #require(before.body["updatedAt"]?.string) < (try #require(after.body["updatedAt"]?.string)))
        #expect(try await scene.call(.patch, HubSpotScene.contacts + "/999", ["properties": [:]]).status == 404)
    }

    @Test func `the lifecycle stage moves forward only, unless it is cleared first`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "lifecyclestage": "customer"])
        let path = HubSpotScene.contacts + "/\(id)"
        try await scene.call(.patch, path, ["properties": ["lifecyclestage": "lead"]])
        #expect(scene.sandbox.contact(id)?.properties["lifecyclestage"] == "customer")
        try await scene.call(.patch, path, ["properties": ["lifecyclestage": ""]])
        try await scene.call(.patch, path, ["properties": ["lifecyclestage": "lead"]])
        #expect(scene.sandbox.contact(id)?.properties["lifecyclestage"] == "lead")
    }

    @Test func `a deleted contact is gone from reads and lists, and found with archived`() async throws {
        let id = scene.sandbox.addContact(["email": "lena@example.net"])
        #expect(try await scene.call(.delete, HubSpotScene.contacts + "/\(id)").status == 204)
        #expect(try await scene.get(HubSpotScene.contacts + "/\(id)").status == 404)
        #expect(try await scene.get(HubSpotScene.contacts).ids.isEmpty)
        #expect(try await scene.get(HubSpotScene.contacts + "?archived=true").ids == [id])
        let archived = try await scene.get(HubSpotScene.contacts + "/\(id)?archived=true")
        #expect(archived.body["archivedAt"] != nil)
        #expect(
            try await scene.post(HubSpotScene.contacts, ["properties": ["email": "lena@example.net"]]).status == 201)
    }

    @Test func `a contact is found by its address`() async throws {
        let id = scene.sandbox.addContact(["email": "lena@example.net"])
        let found = try await scene.get(HubSpotScene.contacts + "/lena%40example.net?idProperty=email")
        #expect(found.body["id"] == .string(id))
        #expect(try await scene.get(HubSpotScene.contacts + "/x%40example.net?idProperty=email").status == 404)
    }

    @Test(arguments: [
        ("+49 151 1234567", "1511234567", "491511234567"), ("0151 1234567", "1511234567", "491511234567"),
        ("+49 (0)151-1234567", "1511234567", "491511234567"), ("001 212 555 0100", "2125550100", "12125550100"),
        ("+351 912 345 678", "912345678", "351912345678"),
    ])
    func `searchable numbers are derived from what somebody typed`(
        typed: String, national: String, international: String
    ) {
        let id = scene.sandbox.addContact(["firstname": "Lena", "phone": typed, "mobilephone": typed])
        let properties = scene.sandbox.contact(id)?.properties
        #expect(properties?["hs_searchable_calculated_phone_number"] == national)
        #expect(properties?["hs_searchable_calculated_mobile_number"] == national)
        #expect(properties?["hs_searchable_calculated_international_phone_number"] == international)
        #expect(properties?["hs_calculated_phone_number"] == "+" + international)
    }

    @Test func `deals and tickets need a name and a stage of their pipeline`() async throws {
        let deals = "/crm/objects/2026-03/deals"
        #expect(try await scene.post(deals, ["properties": ["dealname": "A"]]).status == 400)
        #expect(try await scene.post(deals, ["properties": ["dealname": "A", "dealstage": "nosuch"]]).status == 400)
        #expect(try await scene.post(deals, ["properties": ["dealname": "A", "dealstage": "closedwon"]]).status == 201)
        let ticket: JSON = ["properties": ["subject": "A", "hs_pipeline": "0", "hs_pipeline_stage": "1"]]
        #expect(try await scene.post("/crm/v3/objects/tickets", ticket).status == 201)
        #expect(try await scene.get("/crm/pipelines/2026-03/deals").body["results"]?.array.count == 1)
    }
}
