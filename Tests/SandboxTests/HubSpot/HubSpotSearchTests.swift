import Domain
import Sandbox
import Testing

struct HubSpotSearchTests {
    let scene = HubSpotScene()

    private func search(
        _ filters: [JSON], extra: [String: JSON] = [:], in scene: HubSpotScene? = nil
    ) async throws -> HubSpotScene.Answer {
        var body: [String: JSON] = extra
        body["filterGroups"] = [["filters": .array(filters)]]
        return try await (scene ?? self.scene).post(HubSpotScene.contacts + "/search", .object(body))
    }

    private func filter(_ name: String, _ word: String, _ value: String) -> JSON {
        ["propertyName": .string(name), "operator": .string(word), "value": .string(value)]
    }

    @Test func `changed contacts are found from a moment on, in the order they changed`() async throws {
        let ids = (1...5).map { scene.sandbox.addContact(["firstname": "Person \($0)"]) }
        scene.clock.advance(.seconds(60))
        let cursor = scene.clock.now
        scene.sandbox.changeContact(ids[3], ["city": "Bonn"])
        scene.sandbox.changeContact(ids[1], ["city": "Bonn"])
        let found = try await search(
            [filter("lastmodifieddate", "GTE", cursor.description)],
            extra: ["sorts": [["propertyName": "lastmodifieddate", "direction": "ASCENDING"]], "limit": 200])
        #expect(found.ids == [ids[3], ids[1]])
        #expect(found.body["total"] == 2)
        #expect(found.body["results"]?.array.first?["associations"] == nil)
    }

    @Test(arguments: [
        ("city", "EQ", "bonn", true), ("city", "NEQ", "Bonn", false), ("city", "CONTAINS_TOKEN", "bon*", true),
        ("city", "CONTAINS_TOKEN", "bon", false), ("city", "NOT_CONTAINS_TOKEN", "ulm", true),
        ("phone", "EQ", "+49 151 1234567", true),
        ("hs_searchable_calculated_phone_number", "CONTAINS_TOKEN", "*1511234567", true),
        ("hs_searchable_calculated_phone_number", "CONTAINS_TOKEN", "*491511234567", false),
        ("hs_object_id", "GT", "1", true), ("hs_object_id", "LT", "1", false), ("lifecyclestage", "EQ", "LEAD", false),
        ("lifecyclestage", "EQ", "lead", true), ("email", "EQ", "LENA@example.net", true),
    ])
    func `each operator answers as documented`(name: String, word: String, value: String, isFound: Bool) async throws {
        let id = scene.sandbox.addContact([
            "firstname": "Lena", "city": "Bonn", "phone": "+49 151 1234567", "lifecyclestage": "lead",
            "email": "lena@example.net",
        ])
        #expect(try await search([filter(name, word, value)]).ids == (isFound ? [id] : []))
    }

    @Test func `lists, ranges and presence are operators too`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "city": "Bonn"])
        let isIn: JSON = ["propertyName": "city", "operator": "IN", "values": ["ulm", "bonn"]]
        let isNotIn: JSON = ["propertyName": "city", "operator": "NOT_IN", "values": ["bonn"]]
        let between: JSON = [
            "propertyName": "createdate", "operator": "BETWEEN", "value": "0", "highValue": "9999999999999",
        ]
        let has: JSON = ["propertyName": "city", "operator": "HAS_PROPERTY"]
        let hasNot: JSON = ["propertyName": "phone", "operator": "NOT_HAS_PROPERTY"]
        #expect(try await search([isIn, between, has, hasNot]).ids == [id])
        #expect(try await search([isNotIn]).ids.isEmpty)
    }

    @Test func `five groups are alternatives and the filters of a group all hold`() async throws {
        let lena = scene.sandbox.addContact(["firstname": "Lena", "city": "Bonn"])
        let omar = scene.sandbox.addContact(["firstname": "Omar", "city": "Ulm"])
        let groups = ["Lena", "Omar", "A", "B", "C"].map { JSON.object(["filters": [filter("firstname", "EQ", $0)]]) }
        let either = try await scene.post(HubSpotScene.contacts + "/search", ["filterGroups": .array(groups)])
        #expect(either.ids == [lena, omar])
        #expect(try await search([filter("firstname", "EQ", "Lena"), filter("city", "EQ", "Ulm")]).ids.isEmpty)
        let six = try await scene.post(
            HubSpotScene.contacts + "/search", ["filterGroups": .array(groups + groups.prefix(1))])
        #expect(six.status == 400)
    }

    @Test func `every limit of search is a 400`() async throws {
        let name = filter("firstname", "EQ", "Lena")
        #expect(try await search(Array(repeating: name, count: 7)).status == 400)
        let four = JSON.object(["filters": .array(Array(repeating: name, count: 4))])
        let path = HubSpotScene.contacts + "/search"
        #expect(try await scene.post(path, ["filterGroups": .array(Array(repeating: four, count: 5))]).status == 400)
        #expect(try await scene.post(path, ["limit": 201]).status == 400)
        #expect(try await scene.post(path, ["limit": 200, "after": "9900"]).status == 400)
        #expect(try await scene.post(path, ["sorts": ["city", "zip"]]).status == 400)
        #expect(try await scene.post(path, ["query": .string(String(repeating: "a", count: 3000))]).status == 400)
        #expect(try await search([filter("nosuch", "EQ", "1")]).codes == ["PROPERTY_DOESNT_EXIST"])
        #expect(try await search([filter("city", "LIKE", "1")]).status == 400)
    }

    @Test func `results are paged by an offset`() async throws {
        let ids = (1...5).map { scene.sandbox.addContact(["firstname": "Person \($0)", "city": "Bonn"]) }
        let first = try await search([filter("city", "EQ", "Bonn")], extra: ["limit": 3])
        #expect(first.ids == Array(ids.prefix(3)))
        #expect(first.body["paging"]?["next"]?["after"] == "3")
        let second = try await search([filter("city", "EQ", "Bonn")], extra: ["limit": 3, "after": "3"])
        #expect(second.ids == Array(ids.suffix(2)))
        #expect(second.body["paging"] == nil)
    }

    @Test(arguments: [
        ("lena", true), ("len", true), ("vos", true), ("ena", false), ("1511234567", true), ("lena bonn", false),
    ])
    func `the free text finds beginnings of words and parts of numbers`(text: String, isFound: Bool) async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "lastname": "Voss", "phone": "+49 151 1234567"])
        let found = try await scene.post(HubSpotScene.contacts + "/search", ["query": .string(text)])
        #expect(found.ids == (isFound ? [id] : []))
    }

    @Test func `the index lags: new contacts appear and changed ones change only after the delay`() async throws {
        let scene = HubSpotScene { $0.indexingDelay = .seconds(1) }
        let id = scene.sandbox.addContact(["firstname": "Lena", "city": "Bonn"])
        #expect(try await search([filter("city", "EQ", "Bonn")], in: scene).ids.isEmpty)
        scene.clock.advance(.seconds(1))
        #expect(try await search([filter("city", "EQ", "Bonn")], in: scene).ids == [id])
        scene.sandbox.changeContact(id, ["city": "Ulm"])
        #expect(try await search([filter("city", "EQ", "Bonn")], in: scene).ids == [id])
        #expect(try await search([filter("city", "EQ", "Ulm")], in: scene).ids.isEmpty)
        scene.clock.advance(.seconds(1))
        #expect(try await search([filter("city", "EQ", "Ulm")], in: scene).ids == [id])
        scene.sandbox.deleteContact(id)
        #expect(try await search([filter("city", "EQ", "Ulm")], in: scene).ids == [id])
        scene.clock.advance(.seconds(1))
        #expect(try await search([filter("city", "EQ", "Ulm")], in: scene).ids.isEmpty)
    }

    @Test func `the moment a change is indexed at does not hide what changed before it`() async throws {
        let scene = HubSpotScene { $0.indexingDelay = .seconds(1) }
        let start = scene.clock.now
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.clock.advance(.seconds(2))
        scene.sandbox.changeContact(id, ["city": "Bonn"])
        let found = try await search([filter("lastmodifieddate", "GTE", start.description)], in: scene)
        #expect(found.ids == [id])
        #expect(found.body["results"]?.array.first?["updatedAt"] == "2026-11-21T00:00:00.000Z")
    }
}
