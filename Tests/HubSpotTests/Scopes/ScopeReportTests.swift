import Domain
import Testing

@testable import HubSpot

struct ScopeReportTests {
    @Test func `each need says what is lost without it, by name`() {
        for need in ScopeNeed.all {
            #expect(need.loss.hasPrefix("Without `\(need.scope)` "))
            #expect(need.loss.hasSuffix("."))
        }
        #expect(Set(ScopeNeed.all.map(\.scope)).count == ScopeNeed.all.count)
    }

    @Test func `a token with everything is connected`() {
        let report = ScopeReport(granted: ScopeNeed.all.map(\.scope) + ["conversations.read"])
        #expect(report.judgement.word == .connected)
        #expect(report.missing.isEmpty)
    }

    @Test func `a missing optional scope degrades and says what for`() throws {
        let report = ScopeReport(granted: ScopeNeed.all.map(\.scope).filter { $0 != "files" })
        #expect(report.judgement.word == .degraded)
        #expect(report.judgement.sentence.contains("Without `files` attachments stay links."))
        let row = try #require(report.rows.first { $0.need.scope == "files" })
        #expect(row.state == .missing)
        #expect(row.sentence == "Without `files` attachments stay links.")
    }

    @Test func `a missing required scope needs a new connection`() {
        let report = ScopeReport(granted: ["oauth", "crm.objects.contacts.read", "crm.objects.contacts.write"])
        #expect(report.judgement.word == .needsReconnect)
        #expect(report.judgement.sentence.contains("lacks `crm.objects.owners.read`"))
    }

    @Test func `a pasted token's scopes are found out by reading one record of each kind`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[]}"#))
        let report = try await hub.client.probeScopes()
        #expect(hub.calls.count == 9)
        #expect(hub.calls.allSatisfy { $0.method == .get })
        #expect(report.judgement.word == .connected)
        #expect(report.state(of: "tickets") == .granted)
        #expect(report.state(of: "crm.objects.contacts.write") == .unknown)
    }

    @Test func `what a probe is refused for want of is missing, what it cannot tell is unknown`() async throws {
        let refusal = """
            {"category":"MISSING_SCOPES","errors":[{"context":{"requiredGranularScopes":["crm.schemas.contacts.read"]}}]}
            """
        let fine = HTTPReply(200, #"{"results":[]}"#)
        let hub = ScriptedHubSpot(fine, fine, HTTPReply(403, refusal), HTTPReply(404), HTTPReply(402), fine)
        let report = try await hub.client.probeScopes()
        #expect(report.state(of: "crm.schemas.contacts.read") == .missing)
        #expect(report.state(of: "crm.objects.companies.read") == .unknown)
        #expect(report.state(of: "crm.objects.deals.read") == .unknown)
        #expect(report.judgement.word == .degraded)
    }

    @Test func `a token that HubSpot does not know is no report`() async {
        let hub = ScriptedHubSpot(HTTPReply(401))
        await #expect(throws: HubSpotFailure.invalidToken) { try await hub.client.probeScopes() }
        #expect(hub.calls.count == 1)
    }
}

extension ScopeReport {
    fileprivate func state(of scope: String) -> State? {
        rows.first { $0.need.scope == scope }?.state
    }
}
