import Domain

/// One refresh at a time per workspace: whoever comes while one is under way gets its token.
actor TokenRefreshes {
    private var flights: [WorkspaceID: Task<Secret, any Error>] = [:]

    func join(
        _ workspace: WorkspaceID, _ refresh: @escaping @Sendable () async throws -> Secret
    ) async throws -> Secret {
        if let flight = flights[workspace] { return try await flight.value }
        // A task of its own: that the first who asked goes away must not cost the others their token.
        let flight = Task { try await refresh() }
        flights[workspace] = flight
        defer { flights[workspace] = nil }
        return try await flight.value
    }
}
