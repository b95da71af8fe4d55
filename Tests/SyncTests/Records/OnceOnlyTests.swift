import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct OnceOnlyTests {
    @Test(arguments: TestEngine.available)
    func `the same key answers the same and makes nothing twice`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let first = try await desk.open("k1")
            desk.office.time.advance(.seconds(3600))
            #expect(try await desk.open("k1") == first)
            #expect(try await desk.open("k2") != first)
            #expect(try await desk.deals() == 2)
            let other = await desk.waiting { try await desk.open("k1", name: "Tables") }
            #expect(other.failure == .keyTaken)
            // A day later nobody repeats a request any more.
            desk.office.time.advance(.seconds(86_400))
            #expect(try await desk.open("k1") != first)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a create whose answer was lost is found by the next one with its key`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.pipelines(.deals)
            desk.office.setFaults { $0.lostAfterEffect = 1 }
            let end1 = await desk.waiting { try await desk.open("k1") }
            #expect(end1.failure == .unsure)
            desk.office.setFaults { _ in }
            desk.office.time.advance(.seconds(5))
            let found = try await desk.open("k1")
            #expect(try await desk.deals() == 1)
            #expect(try await desk.records.card(desk.ana).deals.value?.records.map(\.id) == [found])
            #expect(try await desk.office.count("audit WHERE verb = 'deal_opened'") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a create that was lost on its way is made when HubSpot has given up on it`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.pipelines(.deals)
            desk.office.setFaults { $0.lostBeforeEffect = 1 }
            let end2 = await desk.waiting { try await desk.open("k1") }
            #expect(end2.failure == .unsure)
            desk.office.setFaults { _ in }
            desk.office.time.advance(.seconds(60))
            // It may still be on its way.
            let end3 = await desk.waiting { try await desk.open("k1") }
            #expect(end3.failure == .unsure)
            desk.office.time.advance(.seconds(60))
            _ = try await desk.open("k1")
            #expect(try await desk.deals() == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `notes, tasks, tickets and contacts are found too`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let (records, ana) = (desk.records, desk.ana)
            _ = try await records.pipelines(.tickets)
            let due = desk.office.time.now
            let works: [@Sendable () async throws -> String] = [
                { try await records.open(NewTicket(subject: "Late"), for: ana, desk.request("t")).value },
                { try await records.add(NewTask(subject: "Call", dueAt: due), for: ana, desk.request("c")).value },
                { try await records.add(NewNote(body: "<b>x</b>"), for: ana, desk.request("n")).value },
                { try await records.createContact(["firstname": "Bo"], desk.request("b")).value },
            ]
            for work in works {
                desk.office.setFaults { $0.lostAfterEffect = 1 }
                let end4 = await desk.waiting { try await work() }
                #expect(end4.failure == .unsure)
                desk.office.setFaults { _ in }
                desk.office.time.advance(.seconds(30))
                _ = try await work()
            }
            let card = try await records.card(ana)
            #expect(card.tickets.value?.records.count == 1 && card.tasks.value?.records.count == 1)
            #expect(card.notes.value?.records.count == 1 && desk.office.hub.contacts().count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot refused may be asked for again with the same key`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            _ = try await desk.records.pipelines(.deals)
            desk.office.setFaults { $0.rateLimited429 = 1 }
            let end = await desk.waiting { try await desk.open("k1") }
            guard case .notNow? = end.failure else {
                Issue.record("ended as \(end.end)")
                return
            }
            desk.office.setFaults { _ in }
            desk.office.time.advance(.seconds(60))
            _ = try await desk.open("k1")
            #expect(try await desk.deals() == 1)
        }
    }

    @Test func `what a known key means is decided by its state, its age and what was asked`() throws {
        let digest = OnceOnly.digest(["a", nil, "b"])
        func turn(_ state: RequestKeyTable.State, age: Duration, answer: String? = nil) throws -> OnceOnly.Turn {
            let now = Timestamp.noon
            let row = RequestKeyTable.Row(
                key: "k", digest: digest, state: state, answerID: answer, since: now - age, at: now - age)
            return try OnceOnly.turn(row, digest: digest, now: now)
        }
        #expect(try turn(.done, age: .seconds(9), answer: "7") == .answer("7"))
        #expect(try turn(.refused, age: .seconds(9)) == .make(since: .noon))
        #expect(try turn(.unsure, age: .seconds(9)) == .look(since: .noon - .seconds(9)))
        #expect(try turn(.running, age: .seconds(120)) == .look(since: .noon - .seconds(120)))
        #expect(throws: RecordFailure.underway) { try turn(.running, age: .seconds(119)) }
        #expect(OnceOnly.digest(["ab", "c"]) != OnceOnly.digest(["a", "bc"]))
        #expect(OnceOnly.digest(["a", nil]) != OnceOnly.digest(["a", ""]))
    }
}

extension RecordDesk {
    fileprivate func open(_ key: String, name: String = "Chairs") async throws -> DealID {
        try await records.open(NewDeal(name: name), for: ana, request(key))
    }

    fileprivate func deals() async throws -> Int? {
        try await records.card(ana).deals.value?.records.count
    }
}
