import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

@Suite struct HealthRouteTests {
    @Test func `the process says it is alive and ready`() async throws {
        try await withSite(story: .bare) { site in
            let alive = try await site.json("/healthz")
            let ready = try await site.json("/readyz")
            #expect(alive["status"]?.text == "alive")
            #expect(ready["status"]?.text == "ready")
        }
    }

    @Test func `without its database it is alive and not ready`() async throws {
        try await withSite(story: .bare) { site in
            await site.rows.database.close()
            #expect(try await site.get("/healthz", token: nil).status == .ok)
            let ready = try await site.get("/readyz", token: nil)
            #expect(ready.status == .serviceUnavailable)
            #expect(try ready.json["error"]?["message"]?.text?.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the metrics count what there is`(engine: TestEngine) async throws {
        try await withSite(
            engine, story: .failing, setup: { $0.services.status = { .troubled } },
            { site in
                let answer = try await site.get("/metrics", token: nil)
                #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                let lines = Set(answer.text.split(separator: "\n").map(String.init))
                for line in [
                    #"liaison_intake_bodies{state="unreadable"} 1"#, #"liaison_intake_bodies{state="failed"} 1"#,
                    #"liaison_intake_bodies{state="done"} 0"#, "liaison_intake_repeated_bodies 0",
                    #"liaison_messages{direction="incoming"} 4"#, #"liaison_messages{direction="outgoing"} 0"#,
                    "liaison_links_active 1", "liaison_persons 4", "liaison_contacts_mirrored 1",
                    #"liaison_timeline_entries{state="refused"} 1"#, #"liaison_timeline_entries{state="waiting"} 1"#,
                    "liaison_intake_lag_seconds 0", "liaison_timeline_lag_seconds 380",
                    "liaison_hubspot_calls_total 250000", "liaison_hubspot_budget_left 0", "liaison_hubspot_paused 1",
                    #"liaison_unknown_parts{part="message_kind"} 3"#, "liaison_worker_troubles 1",
                ] {
                    #expect(lines.contains(line), "\(line)")
                }
            })
    }

    @Test func `every metric has its help and type, once and before its samples`() async throws {
        try await withSite { site in
            var described: Set<Substring> = []
            var typed: Set<Substring> = []
            for line in try await site.get("/metrics", token: nil).text.split(separator: "\n") {
                let words = line.split(separator: " ", maxSplits: 3)
                if line.hasPrefix("# HELP ") {
                    #expect(described.insert(words[2]).inserted)
                    #expect(words.count == 4)
                } else if line.hasPrefix("# TYPE ") {
                    #expect(described.contains(words[2]) && typed.insert(words[2]).inserted)
                    #expect(["gauge", "counter"].contains(words[3]))
                } else {
                    let name = line.prefix { $0 != "{" && $0 != " " }
                    #expect(typed.contains(name), "\(line)")
                    #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil)
                }
            }
        }
    }

    @Test func `label values cannot break a line`() {
        var metrics = MetricsText()
        metrics.add("x", .gauge, "a\nb", [.init(labels: [("part", "q\"\\\n")], value: 1.5)])
        #expect(metrics.text == "# HELP x a\\nb\n# TYPE x gauge\nx{part=\"q\\\"\\\\\\n\"} 1.5\n")
    }
}
