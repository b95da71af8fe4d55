import Domain
import Sandbox
import Testing

struct HubSpotAccountTests {
    let scene = HubSpotScene()

    @Test func `owners are listed with and without a slash, and deactivated ones only where asked for`() async throws {
        let mara = scene.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let omar = scene.sandbox.addOwner(email: "omar@example.net", firstName: "Omar", lastName: "Haddad")
        #expect(mara == "80112233" && omar == "80112234")
        #expect(scene.sandbox.addOwner(email: "mara@example.net", firstName: "M", lastName: "V") == mara)
        scene.sandbox.setOwner(omar, archived: true)
        #expect(try await scene.get("/crm/v3/owners/?limit=100").ids == [mara])
        #expect(try await scene.get("/crm/owners/2026-03").ids == [mara])
        let archived = try await scene.get("/crm/owners/2026-03?archived=true")
        #expect(archived.ids == [omar])
        #expect(archived.body["results"]?.array.first?.object["userId"] == JSON.null)
        #expect(archived.body["results"]?.array.first?["userIdIncludingInactive"] == 90_000_002)
        #expect(try await scene.get("/crm/owners/2026-03?email=mara@example.net").ids == [mara])
    }

    @Test func `an owner is read by its id or its user's id`() async throws {
        let mara = scene.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let byID = try await scene.get("/crm/owners/2026-03/\(mara)")
        let byUser = try await scene.get("/crm/v3/owners/90000001?idProperty=userId")
        #expect(byID.body == byUser.body)
        #expect(byID.body["type"] == "PERSON")
        #expect(try await scene.get("/crm/owners/2026-03/1").status == 404)
        #expect(try await scene.get("/crm/owners/2026-03/\(mara)?archived=true").status == 404)
    }

    @Test func `owners are paged`() async throws {
        let ids = (1...3).map { scene.sandbox.addOwner(email: "p\($0)@example.net", firstName: "P", lastName: "\($0)") }
        let first = try await scene.get("/crm/owners/2026-03?limit=2")
        #expect(first.ids == Array(ids.prefix(2)))
        let after = try #require(first.body["paging"]?["next"]?["after"]?.string)
        #expect(try await scene.get("/crm/owners/2026-03?limit=2&after=\(after)").ids == [ids[2]])
    }

    @Test(arguments: ["/account-info/2026-03/details", "/account-info/v3/details", "/account-info/v3/details/"])
    func `account details name the account, its time zone and where its pages are`(path: String) async throws {
        let details = try await scene.get(path).body
        #expect(details["portalId"] == 10_203_040)
        #expect(details["timeZone"] == "Europe/Berlin")
        #expect(details["utcOffset"] == "+01:00")
        #expect(details["utcOffsetMilliseconds"] == 3_600_000)
        #expect(details["uiDomain"] == "app-eu1.hubspot.com")
    }

    @Test func `the properties of contacts tell types, options and what cannot be written`() async throws {
        let list = try await scene.get("/crm/properties/2026-03/contacts").body["results"]?.array ?? []
        let byName = Dictionary(uniqueKeysWithValues: list.map { ($0["name"]?.string ?? "", $0) })
        #expect(byName["lifecyclestage"]?["options"]?.array.count == 8)
        #expect(byName["hubspot_owner_id"]?["referencedObjectType"] == "OWNER")
        #expect(byName["hs_searchable_calculated_phone_number"]?["calculated"] == true)
        #expect(byName["hs_whatsapp_bsuids"]?["modificationMetadata"]?["readOnlyValue"] == true)
        #expect(byName["phone"]?["fieldType"] == "phonenumber")
        #expect(try await scene.get("/crm/v3/properties/contacts/phone").body["name"] == "phone")
        #expect(try await scene.get("/crm/v3/properties/contacts/nosuch").status == 404)
    }

    @Test func `without a token, with a wrong one or an expired one the answer is 401`() async throws {
        let scene = HubSpotScene {
            $0.tokens["old"] = .init(scopes: nil, expiresAt: Timestamp(milliseconds: 1_795_219_200_000))
        }
        for token in [nil, "wrong"] {
            let answer = try await scene.call(.get, HubSpotScene.contacts, token: token)
            #expect(answer.status == 401)
            #expect(answer.body["category"] == "INVALID_AUTHENTICATION")
        }
        let expired = try await scene.call(.get, HubSpotScene.contacts, token: "old")
        #expect(expired.status == 401)
        #expect(expired.body["category"] == "EXPIRED_AUTHENTICATION")
        #expect(expired.body["context"]?["expire time"] == ["2026-11-21T00:00:00.000Z"])
    }

    @Test func `a token without the scope is refused and the scopes that would do are named`() async throws {
        let scene = HubSpotScene { $0.tokens["reader"] = .init(scopes: ["crm.objects.contacts.read"]) }
        #expect(try await scene.call(.get, HubSpotScene.contacts, token: "reader").status == 200)
        let refused = try await scene.call(
            .post, HubSpotScene.contacts, ["properties": ["firstname": "Lena"]], token: "reader")
        #expect(refused.status == 403)
        #expect(refused.body["category"] == "MISSING_SCOPES")
        let scopes = refused.body["errors"]?.array.first?["context"]?["requiredGranularScopes"]
        #expect(scopes == ["crm.objects.contacts.write"])
        #expect(try await scene.call(.get, "/crm/owners/2026-03", token: "reader").status == 403)
    }

    @Test func `unknown paths, kinds, methods and bodies are refused, each in its own way`() async throws {
        #expect(try await scene.get("/nowhere").status == 404)
        #expect(try await scene.get("/crm/objects/2027-03/contacts").status == 404)
        #expect(try await scene.get("/crm/v3/objects/dragons").status == 400)
        #expect(try await scene.call(.put, HubSpotScene.contacts, [:]).status == 405)
        #expect(
            try await scene.get(HubSpotScene.contacts + "?properties=" + String(repeating: "a,", count: 8000)).status
                == 414)
        let call = HTTPCall(
            .post, "https://api.hubapi.com" + HubSpotScene.contacts,
            headers: ["Authorization": "Bearer demo-hubspot-token"],
            body: .init("{".utf8))
        #expect(try await scene.sandbox.answer(call).status == 400)
    }
}
