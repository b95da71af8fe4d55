import Domain
import Foundation
import Sandbox
import Testing

struct HubSpotFaultTests {
    private func scene(_ adjust: (inout FaultOptions) -> Void) -> HubSpotScene {
        var options = FaultOptions()
        adjust(&options)
        return HubSpotScene(faults: FaultPlan(options))
    }

    private let create: JSON = ["properties": ["firstname": "Lena"]]

    @Test func `a call lost on its way has no effect, and one whose answer is lost has`() async throws {
        let before = scene { $0.lostBeforeEffect = 1 }
        await #expect(throws: HTTPFailure.self) { try await before.post(HubSpotScene.contacts, create) }
        #expect(before.sandbox.contacts().isEmpty)
        #expect(before.sandbox.callCounts().total == 0)
        let after = scene { $0.lostAfterEffect = 1 }
        await #expect(throws: HTTPFailure.self) { try await after.post(HubSpotScene.contacts, create) }
        #expect(after.sandbox.contacts().count == 1)
        #expect(after.sandbox.callCounts().byStatus == [201: 1])
    }

    @Test func `server errors and invented rate limits do nothing`() async throws {
        let broken = scene { $0.serverError5xx = 1 }
        #expect([500, 502, 503, 504].contains(try await broken.post(HubSpotScene.contacts, create).status))
        let limited = scene { $0.rateLimited429 = 1 }
        #expect(try await limited.post(HubSpotScene.contacts, create).status == 429)
        let moving = scene { $0.accountMoved477 = 1 }
        let answer = try await moving.post(HubSpotScene.contacts, create)
        #expect(answer.status == 477)
        #expect(answer.headers["Retry-After"] == "60")
        for scene in [broken, limited, moving] { #expect(scene.sandbox.contacts().isEmpty) }
    }

    @Test func `an answer slower than the caller's patience is an unknown outcome`() async throws {
        let slow = scene { $0.slowMilliseconds = 31_000 }
        await #expect(throws: HTTPFailure.unknownOutcome("no answer in time")) {
            try await slow.post(HubSpotScene.contacts, create)
        }
        #expect(slow.sandbox.contacts().count == 1)
        let quick = scene { $0.slowMilliseconds = 29_000 }
        #expect(try await quick.post(HubSpotScene.contacts, create).status == 201)
    }

    @Test func `equal seeds make equal weather, and a storm can be switched off`() async throws {
        func statuses(_ seed: UInt64) async throws -> [Int] {
            let scene = scene {
                $0.seed = seed
                $0.serverError5xx = 0.4
            }
            var statuses: [Int] = []
            for _ in 1...30 { statuses.append(try await scene.get(HubSpotScene.contacts).status) }
            scene.sandbox.faults.set(FaultOptions())
            for _ in 1...30 { #expect(try await scene.get(HubSpotScene.contacts).status == 200) }
            return statuses
        }
        let first = try await statuses(7)
        #expect(first == (try await statuses(7)))
        #expect(first != (try await statuses(8)))
        #expect(first.contains(200) && first.contains { $0 >= 500 })
    }

    @Test func `fault options are read from a part of themselves`() throws {
        let options = try JSONDecoder().decode(FaultOptions.self, from: Data(#"{"lostAfterEffect":0.2}"#.utf8))
        #expect(options.lostAfterEffect == 0.2)
        #expect(options.deliveryBatchSize == 1)
    }
}
