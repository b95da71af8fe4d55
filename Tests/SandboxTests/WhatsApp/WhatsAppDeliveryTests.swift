import Domain
import Foundation
import Sandbox
import Synchronization
import Testing

/// Webhooks on their way: retries, batches, duplicates, disorder.
struct WhatsAppDeliveryTests {
    private let hand = HandClock()

    private func sandbox(_ change: (inout FaultOptions) -> Void = { _ in }) -> WhatsAppSandbox {
        var options = FaultOptions()
        change(&options)
        return WhatsAppSandbox(clock: hand.clock, faults: FaultPlan(options))
    }

    private func bodies(_ deliveries: [WebhookDelivery]) -> [String] {
        deliveries.flatMap(\.messages).compactMap { $0["text"]?["body"]?.text }
    }

    @Test func `a refused body comes again, later each time, until it is answered 200`() {
        let sandbox = sandbox()
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        var attempts: [Int] = []
        for pause in [Duration.zero, .milliseconds(500), .seconds(1), .seconds(2)] {
            hand.advance(pause)
            let due = sandbox.takeDeliveries()
            attempts += due.map(\.attempt)
            due.forEach { sandbox.settle($0, status: $0.attempt < 4 ? 503 : 200) }
            #expect(sandbox.takeDeliveries().isEmpty)
        }
        #expect(attempts == [1, 2, 3, 4])
        #expect(sandbox.deliveryCounts().pending == 0)
        #expect(sandbox.deliveryCounts().answered == 1)
        #expect(sandbox.deliveryCounts().refused == 3)
    }

    @Test func `only 200 counts as an answer`() throws {
        let sandbox = sandbox()
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        sandbox.settle(try #require(sandbox.takeDeliveries().first), status: 204)
        #expect(sandbox.deliveryCounts().pending == 1)
    }

    @Test func `a body nobody takes is given up after seven days`() {
        let sandbox = sandbox()
        sandbox.addCustomer("Ana", phone: "34611222333").writes("Hola", to: ventas)
        for _ in 0..<400 {
            sandbox.takeDeliveries().forEach { sandbox.settle($0, status: nil) }
            hand.advance(.seconds(3_600))
        }
        #expect(sandbox.deliveryCounts().abandoned == 1)
        #expect(sandbox.deliveryCounts().pending == 0)
    }

    @Test func `many messages travel in one body, split by number, contacts once`() throws {
        let sandbox = sandbox { $0.deliveryBatchSize = 1_000 }
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        for index in 0..<600 {
            ana.writes("message \(index)", to: index % 3 == 0 ? support : ventas)
        }
        let deliveries = sandbox.takeAll()
        let delivery = try #require(deliveries.first)
        #expect(deliveries.count == 1)
        #expect(delivery.json["entry"]?.array.count == 2)
        #expect(delivery.messages.count == 600)
        #expect(delivery.values().allSatisfy { $0["contacts"]?.array.count == 1 })
    }

    @Test func `a batch of long messages stays under three megabytes`() {
        let sandbox = sandbox { $0.deliveryBatchSize = 1_000 }
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        for _ in 0..<150 {
            ana.writes(String(repeating: "ñ", count: 4_096), to: ventas)
        }
        let deliveries = sandbox.takeAll()
        #expect(deliveries.count > 1)
        #expect(deliveries.allSatisfy { $0.body.count <= 3 << 20 })
        #expect(deliveries.map(\.messages.count).reduce(0, +) == 150)
    }

    @Test func `duplicates, losses and disorder lose nothing and repeat under a seed`() {
        func run() -> [String] {
            let hand = HandClock()
            var options = FaultOptions()
            options.seed = 42
            options.duplicateDelivery = 0.3
            options.reorderDelivery = 0.5
            options.loseDelivery = 0.3
            let sandbox = WhatsAppSandbox(clock: hand.clock, seed: 7, faults: FaultPlan(options))
            let ana = sandbox.addCustomer("Ana", phone: "34611222333")
            for index in 0..<50 { ana.writes("\(index)", to: ventas) }
            var heard: [String] = []
            for _ in 0..<60 where sandbox.deliveryCounts().pending > 0 {
                heard += bodies(sandbox.takeAll())
                hand.advance(.seconds(5))
            }
            return heard
        }
        let heard = run()
        #expect(Set(heard).count == 50)
        #expect(heard.count > 50)
        #expect(heard != heard.sorted { Int($0) ?? 0 < Int($1) ?? 0 })
        #expect(heard == run())
    }

    @Test func `what was refused is brought to the subscriber later`() async {
        let sandbox = sandbox()
        let received = Mutex(0)
        let exchange = HTTPExchange { (call) async throws(HTTPFailure) -> HTTPReply in
            let isFirst = received.withLock { count in
                count += 1
                return count == 1
            }
            return HTTPReply(status: isFirst ? 500 : 200)
        }
        sandbox.connect(callback: "http://127.0.0.1/webhooks/whatsapp", through: exchange)
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        for index in 0..<20 { ana.writes("\(index)", to: ventas) }
        await sandbox.deliverDue()
        hand.advance(.seconds(1))
        await sandbox.deliverDue()
        #expect(sandbox.deliveryCounts().answered == 20)
        #expect(received.withLock { $0 } == 21)
    }

    @Test func `the background sender sends as messages come, until it is cancelled`() async {
        let sandbox = WhatsAppSandbox()
        let (bodies, mailbox) = AsyncStream.makeStream(of: Data.self)
        let exchange = HTTPExchange { (call) async throws(HTTPFailure) -> HTTPReply in
            mailbox.yield(call.body)
            return HTTPReply(status: 200)
        }
        sandbox.connect(callback: "http://127.0.0.1/webhooks/whatsapp", through: exchange)
        let sender = Task { await sandbox.run() }
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        for index in 0..<5 { ana.writes("\(index)", to: ventas) }
        var count = 0
        for await _ in bodies {
            count += 1
            if count == 5 { break }
        }
        sender.cancel()
        await sender.value
        #expect(sandbox.deliveryCounts().sent == 5)
    }

    @Test func `an app that is not subscribed hears nothing`() async throws {
        let sandbox = WhatsAppSandbox(clock: hand.clock, isSubscribed: false)
        let ana = sandbox.addCustomer("Ana", phone: "34611222333")
        ana.writes("lost", to: ventas)
        let answer = try await sandbox.post([:], path: "102290129340398/subscribed_apps")
        ana.writes("heard", to: ventas)
        #expect(answer.json["success"]?.bool == true)
        #expect(bodies(sandbox.takeAll()) == ["heard"])
        #expect(sandbox.deliveryCounts().unheard == 1)
    }

    @Test func `the handshake connects only a callback that repeats the challenge`() async {
        let sandbox = sandbox()
        let honest = HTTPExchange { (call) async throws(HTTPFailure) -> HTTPReply in
            guard call.url.contains("hub.verify_token=demo-verify-token"),
                let challenge = call.url.firstMatch(of: /hub\.challenge=([0-9]+)/)
            else { return HTTPReply(status: 403) }
            return HTTPReply(status: 200, body: Data(challenge.1.utf8))
        }
        let deaf = HTTPExchange { (_) async throws(HTTPFailure) -> HTTPReply in HTTPReply(status: 200) }
        #expect(await sandbox.subscribe(callback: "http://127.0.0.1/hook", through: honest))
        #expect(await !sandbox.subscribe(callback: "http://127.0.0.1/hook", verifyToken: "other", through: honest))
        #expect(await !sandbox.subscribe(callback: "http://127.0.0.1/hook", through: deaf))
    }
}
