import Domain
import Foundation
import Sandbox
import Synchronization
import Testing

/// A sandbox with a clock the test moves, and short ways to call it.
struct HubSpotScene {
    final class Clock: Sendable {
        private let moment = Mutex(Timestamp(milliseconds: 1_795_219_200_000))
        var now: Timestamp { moment.withLock { $0 } }
        func advance(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }
    }

    let clock = Clock()
    let sandbox: HubSpotSandbox

    init(faults: FaultPlan = .none, _ adjust: (inout HubSpotSandboxOptions) -> Void = { _ in }) {
        var options = HubSpotSandboxOptions.prompt
        options.limits = .unlimited
        adjust(&options)
        sandbox = HubSpotSandbox(
            options: options, clock: WallClock { [clock] in clock.now }, faults: faults, pause: { _ in })
    }

    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let body: JSON
        var ids: [String] { (body["results"]?.array ?? []).compactMap { $0["id"]?.string } }
        var codes: [String] { (body["errors"]?.array ?? []).compactMap { $0["code"]?.string } }
    }

    @discardableResult
    func call(
        _ method: HTTPCall.Method, _ path: String, _ body: JSON? = nil, token: String? = "demo-hubspot-token"
    ) async throws -> Answer {
        var headers: HTTPHeaders = ["Content-Type": "application/json"]
        if let token { headers["Authorization"] = "Bearer \(token)" }
        let data = try body?.encoded() ?? Data()
        let call = HTTPCall(method, "https://api.hubapi.com\(path)", headers: headers, body: data)
        let reply = try await sandbox.exchange.send(call)
        let json = reply.body.isEmpty ? JSON.null : try JSON(parsing: reply.body)
        return Answer(status: reply.status, headers: reply.headers, body: json)
    }

    @discardableResult
    func get(_ path: String) async throws -> Answer { try await call(.get, path) }

    @discardableResult
    func post(_ path: String, _ body: JSON) async throws -> Answer { try await call(.post, path, body) }

    static let contacts = "/crm/objects/2026-03/contacts"
    static let communications = "/crm/objects/2026-03/communications"

    /// A create's body for a WhatsApp communication of a contact.
    static func communication(_ body: String, contact: String, at moment: String = "2026-11-21T08:59:12.000Z") -> JSON {
        [
            "properties": [
                "hs_communication_channel_type": "WHATS_APP", "hs_communication_logged_from": "CRM",
                "hs_communication_body": .string(body), "hs_timestamp": .string(moment),
            ],
            "associations": [
                [
                    "to": ["id": .string(contact)],
                    "types": [["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": 81]],
                ]
            ],
        ]
    }
}
