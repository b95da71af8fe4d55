public import Domain
import Foundation
import HubSpot
import Storage

/// Connecting by HubSpot's own page.
extension Connections {
    public var canAuthorize: Bool { oauth != nil }

    /// Where to send the browser, and the cookie to send with it.
    ///
    /// - Parameters:
    ///   - nonce: random, unguessable.
    ///   - verifier: random, 43 to 128 characters of `A-Z a-z 0-9 - . _ ~`.
    public func authorization(
        _ workspace: WorkspaceID, nonce: Secret, verifier: Secret
    ) async throws -> (url: String, cookie: Secret) {
        guard let oauth else { throw ConnectRefusal.noApp }
        let ticket = AuthorizationTicket(nonce: nonce, verifier: verifier, madeAt: clock.now)
        let state = try box.seal(ticket.text, purpose: Purpose.authorization).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_")
        let connected = try await database.read { try HubSpotAccountTable.find($0, workspace)?.account.id }
        let request = AuthorizationRequest(app: oauth.app, state: state, verifier: verifier, account: connected)
        return (request.url, nonce)
    }

    /// What the browser came back with. Throws `ConnectRefusal`, `OAuthFailure`, `HubSpotFailure` or `SQLError`.
    ///
    /// - Parameters:
    ///   - query: of the callback, decoded.
    ///   - cookie: what `authorization` gave the browser.
    public func finishAuthorization(
        _ workspace: WorkspaceID, query: [String: String], cookie: Secret?, author: Author
    ) async throws -> HubSpotAccount {
        guard let oauth else { throw ConnectRefusal.noApp }
        guard let answer = AuthorizationAnswer(query: query), let ticket = ticket(answer.state),
            ticket.nonce == cookie, (.zero...AuthorizationTicket.life).contains(clock.now - ticket.madeAt)
        else { throw ConnectRefusal.strangeAuthorization }
        switch answer {
        case .refused(_, let sentence): throw ConnectRefusal.refused(sentence)
        case .granted(let code, _):
            let asked = clock.now
            let grant = try await oauth.exchangeCode(code, verifier: ticket.verifier)
            return try await connect(
                workspace, grant.accessToken, try seal(grant, asked: asked),
                clientSecret: oauth.app.clientSecret, author: author)
        }
    }

    private func ticket(_ state: String) -> AuthorizationTicket? {
        let base64 = state.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: base64).flatMap { try? box.open($0, purpose: Purpose.authorization) }
            .flatMap(AuthorizationTicket.init)
    }
}
