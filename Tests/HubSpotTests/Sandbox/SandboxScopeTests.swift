import Domain
import Foundation
import HubSpot
import Sandbox
import Testing

/// The table of scopes has what HubSpot asks for when we call it, and nothing else.
struct SandboxScopeTests {
    private struct Call: Sendable {
        var scopes: Set<String>
        var work: @Sendable (HubSpotClient, Sample) async throws -> Void

        init(_ scopes: String..., work: @escaping @Sendable (HubSpotClient, Sample) async throws -> Void) {
            self.scopes = Set(scopes)
            self.work = work
        }
    }

    /// What calls are about.
    private struct Sample: Sendable {
        var contact: ContactID
        var communication: CommunicationID
        var company: String
        var deal: DealID
        var ticket: TicketID

        var links: RecordLinks { RecordLinks(contacts: [contact]) }

        func onTimeline(of kind: TimelineAssociation, _ id: String) -> [CommunicationAssociation] {
            [CommunicationAssociation(communication: communication, .record(TimelineRecord(kind, id)))]
        }
    }

    /// One call or more for every scope; all that it takes.
    private static let calls = [
        Call("crm.objects.contacts.read") { client, sample in
            _ = try await client.contactRecord(sample.contact, properties: ["email"])
        },
        Call("crm.objects.contacts.read") { client, sample in _ = try await client.notes(of: sample.contact) },
        Call("crm.objects.contacts.write") { client, sample in
            _ = try await client.updateContact(sample.contact, ["firstname": "Lena"])
        },
        Call("crm.objects.contacts.write") { client, sample in
            _ = try await client.createNote(NoteDraft(body: "x", at: .noon, links: sample.links))
        },
        Call("crm.objects.owners.read") { client, _ in _ = try await client.owners() },
        Call("crm.objects.contacts.read", "crm.objects.companies.read") { client, sample in
            _ = try await client.company(of: sample.contact)
        },
        Call("crm.objects.contacts.write", "crm.objects.companies.write") { client, sample in
            _ = try await client.associate(sample.onTimeline(of: .company, sample.company))
        },
        Call("crm.objects.contacts.read", "crm.objects.deals.read") { client, sample in
            _ = try await client.deals(of: sample.contact)
        },
        Call("crm.objects.deals.read") { client, _ in _ = try await client.pipelines(of: .deal) },
        Call("crm.objects.contacts.write", "crm.objects.deals.write") { client, sample in
            _ = try await client.associate(sample.onTimeline(of: .deal, sample.deal.value))
        },
        Call("crm.objects.deals.write") { client, sample in
            let place = PipelinePlace(pipeline: PipelineID("default"), stage: StageID("qualifiedtobuy"))
            _ = try await client.moveDeal(sample.deal, to: place)
        },
        Call("crm.objects.contacts.read", "tickets") { client, sample in
            _ = try await client.tickets(of: sample.contact)
        },
        Call("crm.objects.contacts.write", "tickets") { client, sample in
            _ = try await client.associate(sample.onTimeline(of: .ticket, sample.ticket.value))
        },
        Call("files") { client, _ in
            _ = try await client.upload(Data("x".utf8), name: "x.txt", type: "text/plain", folder: "/liaison")
        },
        Call("settings.users.read") { client, _ in _ = try await client.users() },
        Call("settings.users.teams.read") { client, _ in _ = try await client.teams() },
    ]

    /// HubSpot gives no token without the one; of the other and that to read contacts one is enough.
    private static let withoutCall: Set<String> = ["oauth", "crm.schemas.contacts.read"]

    @Test func `every scope of the table is asked for by a call, and no call asks for another`() async throws {
        let table = Set(ScopeNeed.all.map(\.scope))
        #expect(Self.calls.reduce(into: Self.withoutCall) { $0.formUnion($1.scopes) } == table)
        for call in Self.calls {
            #expect(try await refused(call, table) == nil)
            for scope in table.subtracting(Self.withoutCall) {
                let refusal = try await refused(call, table.subtracting([scope]))
                #expect(refusal == (call.scopes.contains(scope) ? [scope] : nil), "\(call.scopes) without \(scope)")
            }
        }
    }

    /// The scopes that HubSpot says are missing; `nil` = it does what is asked.
    private func refused(_ call: Call, _ scopes: Set<String>) async throws -> [String]? {
        var options = HubSpotSandboxOptions.prompt
        options.tokens = ["demo-hubspot-token": HubSpotSandboxOptions.Token(scopes: scopes)]
        let account = SandboxAccount(options: options)
        let contact = account.addContacts(1)[0]
        func add(_ kind: String, _ properties: [String: String]) throws -> String {
            try #require(account.hub.addRecord(kind, properties, contacts: [contact.value]))
        }
        let sample = Sample(
            contact: contact,
            communication: CommunicationID(
                try add("communications", ["hs_communication_body": "x", "hs_timestamp": Timestamp.noon.iso8601])),
            company: try add("companies", ["name": "Acme"]),
            deal: DealID(try add("deals", ["dealname": "Chairs", "dealstage": "appointmentscheduled"])),
            ticket: TicketID(try add("tickets", ["subject": "Late", "hs_pipeline_stage": "1"])))
        do {
            try await call.work(account.client(), sample)
            return nil
        } catch HubSpotFailure.missingScopes(let missing) {
            return missing
        }
    }
}
