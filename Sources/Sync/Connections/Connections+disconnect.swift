public import Domain
import HubSpot
import Storage

extension Connections {
    /// Takes the app out of the account and forgets every token. What was read and written stays. HubSpot not answering
    /// keeps nobody from disconnecting; the sentence then says what is left to do there.
    @discardableResult
    public func disconnectHubSpot(_ workspace: WorkspaceID, author: Author) async throws -> ConnectionState {
        guard let row = try await database.read({ try HubSpotAccountTable.find($0, workspace) }) else {
            throw ConnectRefusal.notConnected
        }
        let rest = await takeOut(workspace, row)
        let state = ConnectionState(
            .disconnected,
            """
            HubSpot is disconnected. Contacts, links and what stands on timelines stay as they are; messages are kept, \
            and written once HubSpot is connected again.\(rest.map { " " + $0 } ?? "")
            """)
        let (id, now): (AuditID, Timestamp) = (ids.next(), clock.now)
        try await database.write { connection in
            try HubSpotAccountTable.disconnect(connection, workspace, state)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "hubspot_disconnected",
                    subject: "hubspot:\(row.account.id)", before: row.state.word.rawValue,
                    after: state.word.rawValue, reason: "Disconnected by hand."))
        }
        secrets.reload()
        changes.announce(.connections)
        return state
    }

    /// What a person has still to do in HubSpot; `nil` = nothing.
    private func takeOut(_ workspace: WorkspaceID, _ row: HubSpotAccountTable.Row) async -> String? {
        guard row.tokens.credential == .oauth, let oauth else {
            return "Take the token back in HubSpot too: whoever has a copy of it can use it."
        }
        do {
            if row.state.lets {
                try await oauth.uninstall(accessToken: try await token(workspace, row.tokens))
            }
            if let refresh = row.tokens.refresh {
                try await oauth.revoke(Secret(try box.open(refresh, purpose: Purpose.refreshToken)))
            }
            return nil
        } catch OAuthFailure.disconnected {
            return nil
        } catch {
            let reason = (error as? any ExplainedFailure)?.sentence ?? "Its answer was not understood."
            return "HubSpot could not be told. \(reason) Uninstall the app there under Connected apps."
        }
    }
}
