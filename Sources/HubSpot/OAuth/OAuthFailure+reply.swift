import Domain

extension OAuthFailure {
    /// No reply came. Every such call may be repeated, so it does not matter how far it got.
    init(_ failure: HTTPFailure, hiding secrets: [Secret]) {
        switch failure {
        case .notSent(let detail), .unknownOutcome(let detail): self = .unreachable(secrets.hidden(in: detail))
        }
    }

    /// A reply outside 200-299. HubSpot documents OAuth's `error` words beside its own; only those are branched on.
    init(_ reply: HTTPReply, hiding secrets: [Secret], isRefresh: Bool) {
        let json = reply.body.count <= 65_536 ? (try? JSON(parsing: reply.body)) ?? .null : .null
        let said = json["error_description"]?.text ?? json["message"]?.text ?? json["error"]?.text
        let text = String(secrets.hidden(in: said ?? "no reason given").prefix(300))
        switch (reply.status, json["error"]?.text) {
        case (400..<500, "invalid_grant"): self = isRefresh ? .disconnected(text) : .codeRefused(text)
        case (400..<500, "invalid_client"), (400..<500, "unauthorized_client"): self = .wrongApp(text)
        case (429, _), (423, _), (477, _), (500..., _):
            self = .busy(status: reply.status, after: RateFacts(reply).retryAfter)
        default: self = .refused(status: reply.status, text)
        }
    }
}

extension [Secret] {
    func hidden(in text: String) -> String {
        reduce(text) { $1.removed(from: $0) }
    }
}
