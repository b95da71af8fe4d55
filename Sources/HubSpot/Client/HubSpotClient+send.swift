import Domain
import Foundation

/// One call, ready but for the token.
struct HubSpotRequest: Sendable {
    var method: HTTPCall.Method
    /// With the query.
    var path: String
    var body: JSON?
    /// Instead of `body`.
    var multipart: MultipartBody?
    var bucket = RateBucket.general
    var effect = CallEffect.harmless
    var timeout = Duration.seconds(30)

    static func get(_ path: String) -> HubSpotRequest {
        HubSpotRequest(method: .get, path: path)
    }

    static func post(_ path: String, _ body: JSON) -> HubSpotRequest {
        HubSpotRequest(method: .post, path: path, body: body)
    }

    var pathWithoutQuery: Substring { path.prefix { $0 != "?" } }
}

extension HubSpotClient {
    /// A reply of 200-299, or a failure. Every answer, and every lack of one, goes to the budget first.
    func send(_ request: HubSpotRequest) async throws(HubSpotFailure) -> HTTPReply {
        let call = try call(for: request)
        let permit = try await permit(for: request.bucket)
        let reply: HTTPReply
        do {
            reply = try await exchange.send(call)
        } catch {
            await budget.answered(permit, .noAnswer, now: clock.now)
            throw HubSpotFailure(error, effect: request.effect)
        }
        let pause = await budget.answered(permit, RateFacts(reply), now: clock.now)
        if (200..<300).contains(reply.status) { return reply }
        throw HubSpotFailure(reply.hiding(token), effect: request.effect, pause: pause)
    }

    /// Sends and reads the answer's JSON. `read` returns `nil` if something is not there that HubSpot always writes. An
    /// unreadable answer to a create leaves its outcome unknown.
    func answer<Answer>(
        _ request: HubSpotRequest, _ read: (JSON) -> Answer?
    ) async throws(HubSpotFailure) -> Answer {
        let reply = try await send(request)
        if let json = try? JSON(parsing: reply.body), let answer = read(json) { return answer }
        let detail = "HTTP \(reply.status), \(reply.body.count) bytes from \(request.pathWithoutQuery)"
        throw request.effect == .creates ? .unknownOutcome(detail) : .unreadable(detail)
    }

    private func call(for request: HubSpotRequest) throws(HubSpotFailure) -> HTTPCall {
        var headers: HTTPHeaders = ["Authorization": "Bearer \(token.revealed)", "Accept": "application/json"]
        var body = Data()
        if let multipart = request.multipart {
            headers["Content-Type"] = multipart.contentType
            body = multipart.encoded
        } else if let json = request.body {
            headers["Content-Type"] = "application/json"
            do {
                body = try json.encoded()
            } catch {
                throw .invalid("the request cannot be written as JSON", problems: [])
            }
        }
        let limit = request.effect == .harmless ? answerLimit : nil
        return HTTPCall(
            request.method, baseURL + request.path, headers: headers, body: body,
            timeout: min(request.timeout, limit ?? request.timeout))
    }

    /// Rounds are bounded as well as time: the clock may stand still, and a cancelled pause returns at once.
    private func permit(for bucket: RateBucket) async throws(HubSpotFailure) -> RatePermit {
        var patienceLeft = lane == .interactive ? patience : .zero
        var roundsLeft = 100
        while true {
            switch await budget.request(lane, bucket, now: clock.now) {
            case .go(let permit): return permit
            case .wait(let until, let reason):
                let duration = max(until - clock.now, .milliseconds(1))
                if duration > patienceLeft || roundsLeft == 0 || Task.isCancelled {
                    throw .waiting(until: until, reason)
                }
                patienceLeft -= duration
                roundsLeft -= 1
                await pause(duration)
            }
        }
    }
}

extension HTTPReply {
    /// Failures quote what HubSpot says; should HubSpot quote the token, they do not.
    fileprivate func hiding(_ token: Secret) -> HTTPReply {
        guard !token.isEmpty, body.range(of: Data(token.revealed.utf8)) != nil else { return self }
        var reply = self
        reply.body = Data(token.removed(from: String(decoding: body, as: UTF8.self)).utf8)
        return reply
    }
}
