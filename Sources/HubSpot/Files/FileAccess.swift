public import Domain

extension HubSpotClient {
    /// A URL under which a private file can be read until it expires.
    ///
    /// - Parameter lifetime: at least a second, at most a day.
    public func signedURL(
        of file: FileID, lifetime: Duration = .seconds(600)
    ) async throws(HubSpotFailure) -> SignedURL {
        let seconds = min(max(lifetime.milliseconds / 1000, 1), 86_400)
        let query = HubSpotPaths.query(["expirationSeconds": String(seconds)])
        return try await answer(.get(paths.file(file.value) + "/signed-url" + query), SignedURL.init)
    }

    /// Takes a file out of the file manager. One that is gone already is no failure.
    public func deleteFile(_ file: FileID) async throws(HubSpotFailure) {
        try await delete(paths.file(file.value))
    }

    /// Erases a file and every trace of it, for somebody who wants to be forgotten. One that is gone is no failure.
    public func eraseFile(_ file: FileID) async throws(HubSpotFailure) {
        try await delete(paths.file(file.value) + "/gdpr-delete")
    }

    private func delete(_ path: String) async throws(HubSpotFailure) {
        do {
            _ = try await send(HubSpotRequest(method: .delete, path: path))
        } catch {
            if case .notFound = error { return }
            throw error
        }
    }
}

extension SignedURL {
    fileprivate init?(_ json: JSON) {
        guard let url = json["url"]?.text else { return nil }
        self.init(url: Secret(url), expiresAt: json["expiresAt"]?.time)
    }
}
