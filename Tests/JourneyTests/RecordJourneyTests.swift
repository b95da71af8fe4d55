import Domain
import Foundation
import Sandbox
import Sync
import TestEngines
import Testing

@testable import App

/// A rep's work on a contact, through the API over real ports, as HubSpot has it afterwards.
@Suite(.serialized) struct RecordJourneyTests {
    @Test(arguments: TestEngine.available)
    func aContactIsEditedAndEverythingOpenedForItIsInHubSpotOnce(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let hub = journey.world.hubSpot
            let ana = hub.addContact(["firstname": "Ana", "phone": "+34600000001"])
            let owner = try #require(hub.owners().first { !$0.isArchived }?.id)
            try await journey.findChanges()
            let edited = try await journey.ask(
                .patch, "/api/v1/contacts/\(ana)",
                ["properties": ["firstname": "Anita"], "expected": ["firstname": "Ana"]])
            #expect(edited["fields"]?.array.first?["value"]?.text == "Anita")
            #expect(hub.contact(ana)?.properties["firstname"] == "Anita")
            _ = try await journey.eventually("the mirror has the new name") {
                try await journey.get("/api/v1/contacts/\(ana)")["first_name"]?.text == "Anita" ? true : nil
            }
            let deal = try await journey.make(
                "contacts/\(ana)/deals", ["name": "Ten chairs", "amount": "120.50", "owner_id": .string(owner)])
            let ticket = try await journey.make("contacts/\(ana)/tickets", ["subject": "Late", "priority": "high"])
            _ = try await journey.make(
                "contacts/\(ana)/tasks", ["subject": "Call Ana", "due_at": "2030-01-01T09:00:00Z"])
            _ = try await journey.make("contacts/\(ana)/notes", ["body": "<p>Likes blue</p>"])
            _ = try await journey.ask(.patch, "/api/v1/deals/\(deal)", ["stage_id": "closedwon"])
            let inHubSpot = try await journey.record("deals/\(deal)", "dealname,dealstage,amount,hubspot_owner_id")
            #expect(inHubSpot["properties"]?["dealname"]?.text == "Ten chairs")
            #expect(inHubSpot["properties"]?["dealstage"]?.text == "closedwon")
            #expect(inHubSpot["properties"]?["hubspot_owner_id"]?.text == owner)
            #expect(inHubSpot["associations"]?["contacts"]?["results"]?.array.first?["id"]?.text == ana)
            let late = try await journey.record("tickets/\(ticket)", "subject,hs_ticket_priority")
            #expect(late["properties"]?["hs_ticket_priority"]?.text == "HIGH")
            #expect(Set(hub.timeline(of: ana).map(\.kind)) == [.task, .note])
            #expect(hub.timeline(of: ana).count == 2)
            let card = try await journey.card(ana)
            #expect(card["deals"]?["results"]?.array.map { $0["id"]?.text } == [deal])
            #expect(card["tasks"]?["results"]?.array.first?["subject"]?.text == "Call Ana")
            #expect(card["notes"]?["results"]?.array.first?["body"]?.text == "<p>Likes blue</p>")
        }
    }
}

/// The same from the sidebar: its forms as a browser sends them.
@Suite(.serialized) struct SidebarJourneyTests {
    @Test(arguments: TestEngine.available)
    func `a form sent twice makes one deal, and nobody writes over what they have not seen`(
        engine: TestEngine
    ) async throws {
        try await Journey.take(engine) { journey in
            let hub = journey.world.hubSpot
            let ana = hub.addContact(["firstname": "Ana", "jobtitle": "Boss"])
            try await journey.findChanges()
            let about = "?contact=\(ana)"
            _ = try await journey.eventually("the mirror has Ana") {
                try await journey.send(.get, "/sidebar" + about).status == 200 ? true : nil
            }
            let records = try await journey.part("/sidebar/records" + about)
            #expect(records.contains(#"value="Boss""#) && records.contains("Appointment Scheduled"))
            let deal = "contact=\(ana)&key=form-1&name=Reforma&place=default%7Cqualifiedtobuy"
            for _ in 1...2 {
                let section = try await journey.part("/sidebar/deals" + about, form: deal)
                #expect(section.components(separatedBy: ">Reforma<").count == 2)
            }
            let field = "contact=\(ana)&property=jobtitle&was=Boss&value="
            #expect(try await journey.part("/sidebar/properties" + about, form: field + "Head").contains(">Saved<"))
            hub.changeContact(ana, ["jobtitle": "Owner"])
            let conflict = try await journey.part("/sidebar/properties" + about, form: field + "Queen")
            #expect(conflict.contains("<dd>Owner</dd>") && conflict.contains("<dd>Queen</dd>"))
            #expect(hub.contact(ana)?.properties["jobtitle"] == "Owner")
            let mine = "contact=\(ana)&property=jobtitle&was=Owner&value=Queen"
            #expect(try await journey.part("/sidebar/properties" + about, form: mine).contains(">Saved<"))
            #expect(hub.contact(ana)?.properties["jobtitle"] == "Queen")
        }
    }
}

extension Journey {
    /// What htmx gets, or gets to a form that it sends.
    fileprivate func part(_ path: String, form: String? = nil) async throws -> String {
        var headers: HTTPHeaders = ["HX-Request": "true", "Cookie": cookie]
        headers["Sec-Fetch-Site"] = "same-origin"
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        if form != nil { headers["X-CSRF-Token"] = try await formToken() }
        let method: HTTPCall.Method = form == nil ? .get : .post
        let call = HTTPCall(method, url + path, headers: headers, body: Data((form ?? "").utf8))
        return String(decoding: try await exchange.send(call).body, as: UTF8.self)
    }

    /// As every page of the session tells it.
    private func formToken() async throws -> String {
        let page = String(decoding: try await send(.get, "/account").body, as: UTF8.self)
        return try #require(page.firstMatch(of: /<meta name="csrf" content="([^"]+)">/).map { String($0.1) })
    }

    /// Asks twice with one key, as a caller does whose answer was lost. The id of what was made.
    fileprivate func make(_ path: String, _ body: JSON) async throws -> String {
        let key: HTTPHeaders = ["Idempotency-Key": path]
        let first = try await ask(.post, "/api/v1/" + path, body, headers: key)
        let second = try await ask(.post, "/api/v1/" + path, body, headers: key)
        #expect(first == second)
        return try #require(first["id"]?.text)
    }

    /// With every part told. One that HubSpot did not tell in time says so, and is asked for again as a page does.
    fileprivate func card(_ contact: String) async throws -> JSON {
        try await eventually("every part of the card is told") {
            let card = try await get("/api/v1/contacts/\(contact)/card")
            let problems = ["company", "deals", "tickets", "tasks", "notes"].compactMap {
                card[$0]?["problem"]?["code"]
            }
            return problems.isEmpty ? card : nil
        }
    }

    /// As HubSpot itself tells it.
    fileprivate func record(_ path: String, _ properties: String) async throws -> JSON {
        let call = HTTPCall(
            .get,
            "\(assembly.settings.hubSpotURL)/crm/objects/2026-03/\(path)?properties=\(properties)"
                + "&associations=contacts", headers: ["Authorization": "Bearer \(DemoAccounts.hubSpotToken)"])
        return try JSON(parsing: try await exchange.send(call).body)
    }
}
