import Domain
import Sandbox

/// WhatsApp and its customers, the weather between it and the program, and time.
final class SendingWorld {
    static let numbers = [SandboxBusinessNumber.ventasES.id, SandboxBusinessNumber.vertriebDE.id]

    var dice: Dice
    let time = SimulatedTime(Timestamp(seconds: 1_795_262_400))
    let whatsApp: WhatsAppSandbox
    let faults = FaultPlan()
    let lateCalls = LateCalls()
    private(set) var customers: [SandboxCustomer] = []
    private(set) var token = "demo-whatsapp-token"
    /// Written by the customers, each with its number: what can be answered, marked and reacted to.
    private(set) var written: [(number: String, wamid: String)] = []

    init(seed: UInt64) {
        dice = Dice(seed: seed)
        whatsApp = WhatsAppSandbox(clock: time.clock, seed: seed, faults: faults, isSubscribed: false)
        for index in 1...dice.number(1...4) {
            let hides = dice.chance(0.2)
            customers.append(
                whatsApp.addCustomer(
                    "Customer \(index)", phone: hides ? nil : "3460000000\(index)", country: "ES",
                    username: hides ? "customer\(index)" : nil))
        }
    }

    func note(_ words: String) {
        if Seeds.areTold { print(time.now, words) }
    }

    func customerWrites() {
        guard let customer = dice.pick(customers), let number = dice.pick(Self.numbers) else { return }
        let wamid = customer.writes("message \(written.count)", to: number)
        written.append((number, wamid))
        note("customer \(customer.id.value) writes to \(number)")
    }

    func changeWeather() {
        var options = FaultOptions()
        options.seed = dice.next()
        options.deliveryBatchSize = dice.number(1...20)
        for path in [
            \FaultOptions.lostBeforeEffect, \.lostAfterEffect, \.rateLimited429, \.serverError5xx, \.duplicateDelivery,
            \.reorderDelivery, \.earlyStatus,
        ] where dice.chance(0.4) {
            options[keyPath: path] = Double(dice.number(1...5)) / 10
        }
        options.deliveryDelayMilliseconds = dice.choose([0: 6, 5_000: 2, 200_000: 1])
        faults.set(options)
        note("weather: \(options)")
    }

    func clearWeather() {
        faults.set(FaultOptions())
    }

    /// Somebody made a new token in Meta's settings, and the old one is dead.
    func replaceToken() {
        token = "token-\(dice.number(0...1_000_000))"
        whatsApp.replaceToken(by: token)
        note("the token is \(token) now")
    }

    /// What WhatsApp carries out although the caller has given up.
    func performLateCalls() async {
        for call in lateCalls.take(now: time.now) {
            _ = try? await whatsApp.exchange.send(call)
            note("a late call has its effect")
        }
    }

    /// The program's way to WhatsApp: takes time, and may end with a crash, or with an effect that comes too late.
    func network(_ fate: Fate) -> HTTPExchange {
        let way = SendingWay(whatsApp: whatsApp, time: time, lateCalls: lateCalls, fate: fate)
        return HTTPExchange { (call: HTTPCall) async throws(HTTPFailure) -> HTTPReply in try await way.send(call) }
    }
}

private struct SendingWay: Sendable {
    let whatsApp: WhatsAppSandbox
    let time: SimulatedTime
    let lateCalls: LateCalls
    let fate: Fate

    func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        let isSend = call.method == .post && call.url.hasSuffix("/messages")
        switch fate.ofCall(isCreate: isSend) {
        case .goes: return try await answer(call)
        case .failsBefore: throw .notSent("simulated crash")
        case .failsAfter:
            _ = try? await whatsApp.exchange.send(call)
            throw .unknownOutcome("simulated crash")
        case .comesLate:
            lateCalls.add(call, due: time.now + fate.duration(100...60_000))
            time.advance(fate.duration(500...30_000))
            throw .unknownOutcome("simulated late effect")
        }
    }

    private func answer(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        time.advance(fate.duration(10...150))
        do {
            let reply = try await whatsApp.exchange.send(call)
            time.advance(fate.duration(10...150))
            return reply
        } catch {
            time.advance(fate.duration(500...30_000))
            throw error
        }
    }
}
