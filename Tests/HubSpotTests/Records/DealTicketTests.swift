import Domain
import Testing

@testable import HubSpot

struct DealTicketTests {
    static let contact = ContactID("501")
    static let place = PipelinePlace(pipeline: PipelineID("default"), stage: StageID("qualifiedtobuy"))

    @Test func `a contact's deals come newest first, in two calls`() async throws {
        let deals = """
            {"results":[{"id":"99","properties":{"dealname":"Old","hs_is_closed":"true","hs_is_closed_won":"true"}},
             {"id":"100","properties":{"dealname":"Angebot","pipeline":"default","dealstage":"qualifiedtobuy",
              "amount":"1200.50","closedate":"2026-11-21T12:00:00Z","hubspot_owner_id":"80112233",
              "createdate":"2026-11-21T12:00:00Z"}}]}
            """
        let hub = ScriptedHubSpot(associations("99", "100"), HTTPReply(200, deals))
        let list = try await hub.client.deals(of: Self.contact)
        #expect(hub.calls.map(\.json["inputs"]) == [[["id": "501"]], [["id": "100"], ["id": "99"]]])
        #expect(hub.calls.first?.url.hasSuffix("/crm/associations/2026-03/contacts/deals/batch/read") == true)
        #expect(list.records.map(\.id) == [DealID("100"), DealID("99")])
        #expect(!list.hasMore)
        #expect(
            list.records.first
                == Deal(
                    id: DealID("100"), name: "Angebot", pipeline: PipelineID("default"),
                    stage: StageID("qualifiedtobuy"), amount: "1200.50", closesAt: .noon, owner: OwnerID("80112233"),
                    createdAt: .noon))
        #expect(list.records.last?.isWon == true)
    }

    @Test func `a list says that there is more than it shows`() async throws {
        let hub = ScriptedHubSpot(associations("1", "2", "3"), HTTPReply(200, #"{"results":[]}"#))
        #expect(try await hub.client.tickets(of: Self.contact, limit: 2).hasMore)
        #expect(hub.calls.last?.json["inputs"]?.array.count == 2)
    }

    @Test func `a contact without any has an empty list and costs one call`() async throws {
        let hub = ScriptedHubSpot(
            HTTPReply(207, #"{"results":[],"errors":[{"subCategory":"crm.associations.NO_ASSOCIATIONS_FOUND"}]}"#))
        #expect(try await hub.client.deals(of: Self.contact) == RecordList(records: [], hasMore: false))
        #expect(hub.calls.count == 1)
    }

    @Test func `a deal is opened with its contact and company, pipeline and stage together`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, #"{"id":"100","properties":{"dealname":"Angebot"}}"#))
        let deal = try await hub.client.createDeal(
            DealDraft(
                name: "Angebot", place: Self.place, amount: "1200.50", closesAt: .noon,
                links: RecordLinks(contacts: [Self.contact], companies: [CompanyID("8")])))
        #expect(deal.id == DealID("100"))
        #expect(
            hub.calls.first?.json["properties"] == [
                "dealname": "Angebot", "pipeline": "default", "dealstage": "qualifiedtobuy", "amount": "1200.50",
                "closedate": "1795262400000",
            ])
        #expect(hub.calls.first?.associations == ["501 3", "8 341"])
    }

    @Test func `a ticket is opened likewise`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, #"{"id":"7","properties":{}}"#))
        _ = try await hub.client.createTicket(
            TicketDraft(
                subject: "Lieferung fehlt", content: "Aus WhatsApp",
                place: PipelinePlace(pipeline: PipelineID("0"), stage: StageID("1")), priority: .medium,
                owner: OwnerID("80112233"), links: RecordLinks(contacts: [Self.contact], deals: [DealID("100")])))
        #expect(
            hub.calls.first?.json["properties"] == [
                "subject": "Lieferung fehlt", "content": "Aus WhatsApp", "hs_pipeline": "0", "hs_pipeline_stage": "1",
                "hs_ticket_priority": "MEDIUM", "hubspot_owner_id": "80112233",
            ])
        #expect(hub.calls.first?.associations == ["501 16", "100 28"])
    }

    @Test func `a draft that lacks something costs no call and says what`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201))
        let draft = DealDraft(
            name: " ", place: PipelinePlace(pipeline: PipelineID(""), stage: StageID("")), amount: "12,50",
            links: RecordLinks())
        let failure = await #expect(throws: HubSpotFailure.self) { try await hub.client.createDeal(draft) }
        #expect(failure?.problems.map(\.property) == ["name", "pipeline", "stage", "amount", ""])
        #expect(hub.calls.isEmpty)
    }

    @Test func `HubSpot's complaint about a ticket names the draft's field`() async throws {
        let body = """
            {"status":"error","category":"VALIDATION_ERROR","message":"Property values were not valid: \
            [{\\"isValid\\":false,\\"message\\":\\"9 is not a stage\\",\\"error\\":\\"INVALID_OPTION\\",\
            \\"name\\":\\"hs_pipeline_stage\\"}]"}
            """
        let hub = ScriptedHubSpot(HTTPReply(400, body))
        await #expect(
            throws: HubSpotFailure.invalid(
                "Property values were not valid",
                problems: [PropertyProblem(property: "stage", message: "9 is not a stage", code: "INVALID_OPTION")])
        ) { try await hub.client.moveTicket(TicketID("7"), to: Self.place) }
    }

    @Test func `a move sends pipeline and stage`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"id":"7","properties":{"hs_pipeline_stage":"4"}}"#))
        let place = PipelinePlace(pipeline: PipelineID("0"), stage: StageID("4"))
        #expect(try await hub.client.moveTicket(TicketID("7"), to: place).stage == StageID("4"))
        #expect(hub.calls.first?.json == ["properties": ["hs_pipeline": "0", "hs_pipeline_stage": "4"]])
        _ = try await hub.client.moveDeal(DealID("100"), to: Self.place)
        #expect(
            hub.calls.last?.json == ["properties": ["pipeline": "default", "dealstage": "qualifiedtobuy"]])
        #expect(hub.calls.map(\.method) == [.patch, .patch])
    }
}

func associations(_ ids: String..., after: String? = nil) -> HTTPReply {
    let targets = ids.map { #"{"toObjectId":\#($0),"associationTypes":[{"typeId":4}]}"# }.joined(separator: ",")
    let paging = after.map { #","paging":{"next":{"after":"\#($0)"}}"# } ?? ""
    return HTTPReply(200, #"{"results":[{"from":{"id":"501"},"to":[\#(targets)]\#(paging)}]}"#)
}

extension HTTPCall {
    /// Of a create: `id type` of each association.
    var associations: [String] {
        (json["associations"]?.array ?? []).map { association in
            let type = association["types"]?.array.first?["associationTypeId"]?.integer ?? 0
            return "\(association["to"]?["id"]?.text ?? "") \(type)"
        }
    }
}
