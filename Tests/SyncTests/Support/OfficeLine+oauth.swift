import Domain
import Foundation
import Sandbox
import Sync
import Testing

/// Connecting on HubSpot's page, as a browser would.
extension OfficeLine {
    func start() async throws -> (state: String, cookie: Secret) {
        let (url, cookie) = try await connections.authorization(
            here, nonce: "a-nonce", verifier: "a-verifier-of-forty-three-characters-at-least")
        let query = url.split(separator: "?").last?.split(separator: "&") ?? []
        let state = try #require(query.first { $0.hasPrefix("state=") }).dropFirst("state=".count)
        return (try #require(String(state).removingPercentEncoding), cookie)
    }

    /// Somebody presses Approve.
    func install(_ office: Office) async throws {
        let (state, cookie) = try await start()
        let code = try #require(office.hub.install())
        _ = try await connections.finishAuthorization(
            here, query: ["code": code, "state": state], cookie: cookie, author: .liaison)
    }

    func check() async throws {
        try await connections.checkHubSpot(here)
    }
}
