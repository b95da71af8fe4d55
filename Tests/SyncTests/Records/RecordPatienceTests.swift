import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// Nobody in front of a screen waits longer than two seconds.
struct RecordPatienceTests {
    @Test(arguments: TestEngine.available)
    func `trouble that passes is waited for, and nobody notices`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            desk.office.setFaults { $0.serverError5xx = 0.3 }
            for _ in 0..<10 {
                let read = await desk.waiting { try await desk.records.update(desk.edit(["city": "Lugo"])) }
                #expect(read.took <= .seconds(2))
            }
            desk.office.setFaults { _ in }
            desk.office.time.advance(.seconds(60))
            let card = try await desk.records.card(desk.ana, properties: ["city"])
            #expect(card.fields.map(\.value) == ["Lugo"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `trouble that stays is told within two seconds, with the time to come back`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            for weather: (inout FaultOptions) -> Void in [
                { $0.rateLimited429 = 1 }, { $0.serverError5xx = 1 }, { $0.lostBeforeEffect = 1 },
                { $0.slowMilliseconds = 30_000 }, { $0.accountMoved477 = 1 },
            ] {
                desk.office.setFaults(weather)
                let read = await desk.waiting { try await desk.records.card(desk.ana) }
                #expect(read.took <= .seconds(2))
                guard case .notNow(let until, _, let sentence)? = read.failure else {
                    Issue.record("ended as \(read.end)")
                    continue
                }
                #expect(until > desk.office.time.now && !sentence.isEmpty)
                desk.office.setFaults { _ in }
                desk.office.time.advance(.seconds(600))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever waits is told what became of it, and to try again`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let cases: [(weather: (inout FaultOptions) -> Void, again: String)] = [
                ({ $0.rateLimited429 = 1 }, "Try again in "), ({ $0.serverError5xx = 1 }, "Try again in a moment."),
                ({ $0.lostBeforeEffect = 1 }, "Try again in a moment."),
            ]
            for (weather, again) in cases {
                desk.office.setFaults(weather)
                let read = await desk.waiting { try await desk.records.card(desk.ana) }
                let change = await desk.waiting { try await desk.records.update(desk.edit(["city": "Lugo"])) }
                let (seen, saved) = (try #require(read.failure?.sentence), try #require(change.failure?.sentence))
                #expect(seen.contains(again) && !seen.contains("saved"), "\(seen)")
                #expect(saved.contains("Nothing was saved. \(again)"), "\(saved)")
                for sentence in [seen, saved] { #expect(!sentence.contains("by itself") && !sentence.contains("UTC")) }
                desk.office.setFaults { _ in }
                desk.office.time.advance(.seconds(600))
            }
        }
    }

    @Test func `a change of values that got no clear answer may have been saved`() {
        for (failure, work, words) in [
            (.waiting(until: .noon, .serverTrouble(503)), .changing, "It may have been saved all the same"),
            (.unreachable("x"), .changing, "It may have been saved all the same"),
            (.waiting(until: .noon, .daily), .changing, "Nothing was saved. Try again after that."),
            (.waiting(until: .noon + .seconds(8), .burst), .creating, "Nothing was saved. Try again in 8 seconds."),
            (.waiting(until: .noon + .seconds(600), .refusedByHubSpot), .reading, "apps. Try again in 10 minutes."),
            (.waiting(until: .noon, .noAnswer), .looking, "It may have been saved all the same"),
        ] as [(HubSpotFailure, RecordWork, String)] {
            let sentence = RecordFailure(failure, work, now: .noon)?.sentence ?? ""
            #expect(sentence.contains(words), "\(sentence)")
        }
    }

    @Test(arguments: TestEngine.available, [1, 2, 3] as [UInt64])
    func `in a storm every read ends in two seconds, and no create is doubled or lost`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.pipelines(.deals)
            desk.office.setFaults {
                $0.seed = seed
                $0.rateLimited429 = 0.15
                $0.secondlyLimited429 = 0.15
                $0.serverError5xx = 0.1
                $0.lostBeforeEffect = 0.03
                $0.lostAfterEffect = 0.02
            }
            var made: Set<String> = []
            for number in 0..<10 {
                let read = await desk.waiting { try await desk.records.card(desk.ana) }
                #expect(read.took <= .seconds(2))
                var tries = 0
                while !made.contains("deal \(number)"), tries < 60 {
                    tries += 1
                    let end = await desk.waiting {
                        try await desk.records.open(
                            NewDeal(name: "deal \(number)"), for: desk.ana, desk.request("key \(number)"))
                    }
                    if case .success = end.end { made.insert("deal \(number)") }
                    desk.office.time.advance(.seconds(31))
                }
            }
            desk.office.setFaults { _ in }
            desk.office.time.advance(.seconds(600))
            let deals = try await desk.records.card(desk.ana).deals.value?.records ?? []
            #expect(made.count == 10 && deals.count == 10)
            #expect(Set(deals.compactMap(\.name)) == made)
            #expect(desk.office.hub.callCounts().callsBeyondLimits == 0)
        }
    }
}
