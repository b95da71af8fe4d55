import Domain

/// What somebody's browser asks for: files and record pages. No token, no limit, no faults.
extension HubSpotSandbox {
    private static let marks = ["/hubfs/", "/filemanager/", "/record/"]

    /// Nil where the call is one for the API.
    func visit(_ call: HTTPCall) -> HTTPReply? {
        guard call.method == .get, Self.marks.contains(where: call.url.contains) else { return nil }
        let (path, query) = HubSpotRequest.pathAndQuery(call.url)
        return change { state, now in state.download(path, query, now: now) }
    }
}
