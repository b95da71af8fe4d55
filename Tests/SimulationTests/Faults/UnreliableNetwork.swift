import Domain
import Sandbox

/// The program's way to both sandboxes: takes time, and may end with the program's crash before or after a call had its
/// effect, or with an effect that comes too late. What the vendors do wrong by themselves is their fault plans' affair.
struct UnreliableNetwork: Sendable {
    static let addresses = (hubSpot: "https://hubspot.test", graph: "https://graph.test")
    /// HubSpot itself gives up after 100 seconds.
    private static let lateness: ClosedRange<Int64> = 1_000...95_000

    let hubSpot: HubSpotSandbox
    let whatsApp: WhatsAppSandbox
    let fate: Fate
    let time: SimulatedTime
    let lateCalls: LateCalls

    var exchange: HTTPExchange {
        HTTPExchange { (call: HTTPCall) async throws(HTTPFailure) -> HTTPReply in try await send(call) }
    }

    private func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        let vendor = call.url.hasPrefix(Self.addresses.hubSpot) ? hubSpot.exchange : whatsApp.exchange
        switch fate.ofCall(isCreate: call.url.hasSuffix("/communications/batch/create")) {
        case .goes: return try await answer(call, vendor)
        case .failsBefore: throw .notSent("simulated crash")
        case .failsAfter:
            _ = try? await vendor.send(call)
            throw .unknownOutcome("simulated crash")
        case .comesLate:
            lateCalls.add(call, due: time.now + fate.duration(Self.lateness))
            time.advance(fate.duration(500...60_000))
            throw .unknownOutcome("simulated late effect")
        }
    }

    private func answer(_ call: HTTPCall, _ vendor: HTTPExchange) async throws(HTTPFailure) -> HTTPReply {
        time.advance(fate.duration(10...150))
        do {
            let reply = try await vendor.send(call)
            time.advance(fate.duration(10...150))
            return reply
        } catch {
            time.advance(fate.duration(500...60_000))
            throw error
        }
    }
}
