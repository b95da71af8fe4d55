import Domain
import HubSpot
import Storage

/// OAuth's access tokens live half an hour. They are refreshed on a clock, and once more if HubSpot ends one early.
extension Connections {
    typealias SealedTokens = HubSpotAccountTable.SealedTokens

    /// HubSpot asks not to wait for a 401.
    static let refreshAhead = TokenGrant.refreshAhead

    /// Good for a call now.
    func token(_ workspace: WorkspaceID, _ tokens: SealedTokens) async throws -> Secret {
        guard let due = tokens.refreshDue, due <= clock.now else { return try open(tokens) }
        do {
            return try await renew(workspace, rejected: nil)
        } catch let failure as OAuthFailure {
            // A little of the old one's life is left for HubSpot to get well.
            guard let end = tokens.expiresAt, clock.now < end, failure.connectionState.word == .degraded else {
                throw failure
            }
            return try open(tokens)
        }
    }

    /// - Parameter rejected: a token that HubSpot would not take, whatever its time.
    func renew(_ workspace: WorkspaceID, rejected: Secret?) async throws -> Secret {
        try await refreshes.join(workspace) { [self] in
            guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }), row.state.lets,
                let oauth, let refresh = row.tokens.refresh
            else { throw OAuthFailure.disconnected("there is nothing to refresh it with") }
            let current = try open(row.tokens)
            // Another node, or the one before us in the queue, was faster.
            let isFresh = row.tokens.refreshDue.map { $0 > clock.now } ?? true
            if isFresh, current != rejected { return current }
            do {
                let asked = clock.now
                let grant = try await oauth.refresh(
                    Secret(try box.open(refresh, purpose: Purpose.refreshToken)))
                return try await keep(grant, asked: asked, instead: row.tokens, workspace)
            } catch let failure as OAuthFailure {
                try await note(workspace) { _ in failure.connectionState }
                throw failure
            }
        }
    }

    private func keep(
        _ grant: TokenGrant, asked: Timestamp, instead old: SealedTokens, _ workspace: WorkspaceID
    ) async throws -> Secret {
        let new = try seal(grant, asked: asked)
        let isKept = try await database.write { try HubSpotAccountTable.renew($0, workspace, from: old, to: new) }
        if isKept { return grant.accessToken }
        // Somebody connected anew or disconnected meanwhile: what is there now is what counts.
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }), row.state.lets
        else { throw OAuthFailure.disconnected("it was disconnected meanwhile") }
        return try open(row.tokens)
    }

    func seal(_ grant: TokenGrant, asked: Timestamp) throws -> SealedTokens {
        SealedTokens(
            credential: .oauth, access: try box.seal(grant.accessToken.revealed, purpose: Purpose.hubSpotToken),
            refresh: try box.seal(grant.refreshToken.revealed, purpose: Purpose.refreshToken),
            expiresAt: grant.expiresAt(asked: asked))
    }

    func open(_ tokens: SealedTokens) throws -> Secret {
        Secret(try box.open(tokens.access, purpose: Purpose.hubSpotToken))
    }
}

extension HubSpotAccountTable.SealedTokens {
    /// `nil` = never: a pasted token does not end by itself.
    var refreshDue: Timestamp? { expiresAt.map { $0 - Connections.refreshAhead } }
}
