import Domain
import Sandbox
import Synchronization
import Testing

struct WebhookDeliveryTests {
    private let inbox = WebhookInbox()

    private func scene(
        _ faults: FaultOptions = FaultOptions(), _ adjust: (inout HubSpotWebhookTarget) -> Void = { _ in }
    ) -> HubSpotScene {
        var target = WebhookInbox.target
        adjust(&target)
        return HubSpotScene(faults: FaultPlan(faults)) { [target] in $0.webhooks = target }
    }

    private func addContacts(_ count: Int, _ scene: HubSpotScene) {
        for number in 1...count { scene.sandbox.addContact(["firstname": "P\(number)"]) }
    }

    @Test func `a body has a hundred events at most`() async throws {
        let scene = scene()
        addContacts(250, scene)
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 250)
        let sizes = try inbox.received.map { try JSON(parsing: $0.body).array.count }
        #expect(sizes.sorted() == [50, 100, 100])
    }

    @Test func `no more requests are open at once than the app allows`() async throws {
        let scene = scene { $0.maxConcurrentRequests = 6 }
        addContacts(2000, scene)
        let open = Mutex((now: 0, most: 0))
        let exchange = HTTPExchange { (_: HTTPCall) async throws(HTTPFailure) in
            open.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            for _ in 0..<20 { await Task.yield() }
            open.withLock { $0.now -= 1 }
            return HTTPReply(status: 200)
        }
        #expect(await scene.sandbox.deliverWebhooks(through: exchange) == 2000)
        #expect((2...6).contains(open.withLock { $0.most }))
    }

    @Test func `late events come within their while, others before them`() async throws {
        var faults = FaultOptions()
        faults.lateDelivery = 0.5
        faults.lateDeliverySeconds = 60
        let scene = scene(faults)
        addContacts(20, scene)
        let prompt = await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        #expect((1...19).contains(prompt))
        scene.clock.advance(.seconds(60))
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 20 - prompt)
        let order = inbox.events.compactMap { $0["objectId"]?.integer }
        #expect(Set(order).count == 20)
        #expect(order != order.sorted())
    }

    @Test func `a delay holds every event back for so long`() async throws {
        var faults = FaultOptions()
        faults.deliveryDelayMilliseconds = 3000
        let scene = scene(faults)
        addContacts(1, scene)
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
        scene.clock.advance(.milliseconds(2999))
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
        scene.clock.advance(.milliseconds(1))
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 1)
    }

    @Test func `a lost attempt is an attempt, and the next one may arrive`() async throws {
        var faults = FaultOptions()
        faults.loseDelivery = 1
        let scene = scene(faults)
        addContacts(1, scene)
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 0)
        #expect(inbox.received.isEmpty)
        scene.sandbox.faults.set(FaultOptions())
        scene.clock.advance(.seconds(5))
        #expect(await scene.sandbox.deliverWebhooks(through: inbox.exchange) == 1)
        #expect(inbox.events.first?["attemptNumber"] == 1)
    }

    @Test func `equal seeds make equal deliveries`() async throws {
        func story(_ seed: UInt64) async -> [JSON] {
            var faults = FaultOptions()
            faults.seed = seed
            faults.lateDelivery = 0.3
            faults.reorderDelivery = 0.5
            faults.duplicateDelivery = 0.3
            let (scene, inbox) = (scene(faults), WebhookInbox())
            addContacts(30, scene)
            while let next = scene.sandbox.nextWebhookDue {
                scene.clock.advance(max(.zero, next - scene.clock.now))
                await scene.sandbox.deliverWebhooks(through: inbox.exchange)
            }
            return inbox.events
        }
        #expect(await story(3) == story(3))
        #expect(await story(3) != story(4))
    }
}
