public import Domain
import Foundation
import Synchronization

/// The Graph API: faults first, then the token, then the object the path names.
extension WhatsAppSandbox {
    private static let slowest = 60_000

    public func answer(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        let slow = min(Self.slowest, faults.options.slowMilliseconds)
        if slow > 0 { try? await Task.sleep(for: .milliseconds(slow)) }
        if faults.strikes(\.lostBeforeEffect) { throw .unknownOutcome("lost on the way") }
        if faults.strikes(\.rateLimited429) { return reply(GraphError.throughput) }
        if faults.strikes(\.serverError5xx) { return reply(faults.pick(below: 2) == 0 ? .serverBusy : .serverError) }
        let reply = await reply(to: GraphRequest(call))
        // What is due already arrives before the answer does.
        if faults.options.earlyStatus > 0, subscriberExchange != nil { await deliverDue() }
        if faults.strikes(\.lostAfterEffect) { throw .unknownOutcome("answer lost") }
        return reply
    }

    private func reply(to request: GraphRequest) async -> HTTPReply {
        do {
            return try await route(request)
        } catch {
            return reply(error)
        }
    }

    private func route(_ request: GraphRequest) async throws(GraphError) -> HTTPReply {
        if request.path.prefix(2) == ["oauth", "access_token"] { return try exchangeCode(request) }
        guard let token = request.token, knows(token, for: request) else { throw .tokenInvalid }
        count(request)
        if request.path.prefix(2) == ["whatsapp_business", "attachments"] { return try download(request) }
        guard request.hasVersion, let object = request.path.first else {
            throw .noSuchObject(request.path.joined(separator: "/"))
        }
        if object == "debug_token" { return try debugToken(request) }
        if object == account.wabaID { return try await answerAccount(request) }
        if object == account.appID { return try await answerApp(request) }
        if let number = account.number(object) { return try answerNumber(number, request) }
        if let group = group(object) { return try answerGroup(group, request) }
        return try answerMedia(object, request)
    }

    /// The app's own calls may use the app token `<app id>|<secret>`.
    private func knows(_ token: String, for request: GraphRequest) -> Bool {
        let isAppToken = token == "\(account.appID)|\(state.withLock(\.appSecret))"
        let takesAppToken = request.path.first == account.appID || request.path.first == "debug_token"
        return isAppToken && takesAppToken || isGood(token)
    }

    /// Known, and its time is not over.
    func isGood(_ token: String) -> Bool {
        let now = clock.now
        return state.withLock { $0.tokens.contains(token) && $0.tokenFacts.expiresAt.map { now < $0 } ?? true }
    }

    private func count(_ request: GraphRequest) {
        let kind =
            request.path.count > 1 ? request.path[1] : request.path.first == "debug_token" ? "debug_token" : "object"
        state.withLock { $0.calls["\(request.call.method.rawValue) \(kind)", default: 0] += 1 }
    }

    func reply(_ value: JSON, status: Int = 200) -> HTTPReply {
        HTTPReply(
            status: status,
            headers: ["content-type": "application/json; charset=UTF-8", "facebook-api-version": "v25.0"],
            body: EscapedJSON.bytes(of: value))
    }

    private func reply(_ error: GraphError) -> HTTPReply {
        let trace = state.withLock { "A" + $0.random.hexadecimal(20) }
        return reply(error.body(trace: trace), status: error.status)
    }

    func json(_ request: GraphRequest) throws(GraphError) -> JSON {
        guard let body = request.body else { throw GraphError(100, "Invalid parameter", "The body is not JSON.") }
        return body
    }
}
