import Domain
import Foundation
import Sandbox
import Synchronization

@testable import HubSpot

/// A HubSpot that answers as the test says, and a clock that moves only when somebody waits.
final class ScriptedHubSpot: Sendable {
    private let answers: Mutex<[Result<HTTPReply, HTTPFailure>]>
    private let received = Mutex<[HTTPCall]>([])
    private let time: Mutex<Timestamp>
    let budget = RateBudget()

    /// The last answer is given for ever.
    init(_ answers: [Result<HTTPReply, HTTPFailure>], now: Timestamp = .noon) {
        self.answers = Mutex(answers)
        time = Mutex(now)
    }

    convenience init(_ replies: HTTPReply...) {
        self.init(replies.map { .success($0) })
    }

    var calls: [HTTPCall] { received.withLock { $0 } }
    var clock: WallClock { WallClock { self.time.withLock { $0 } } }

    func wait(_ duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }

    var client: HubSpotClient {
        HubSpotClient(
            exchange: HTTPExchange { call throws(HTTPFailure) in try self.answer(call) }, token: "pat-test",
            budget: budget, clock: clock, pause: { self.wait($0) })
    }

    var oauth: HubSpotOAuth {
        HubSpotOAuth(
            app: .sample, exchange: HTTPExchange { call throws(HTTPFailure) in try self.answer(call) })
    }

    private func answer(_ call: HTTPCall) throws(HTTPFailure) -> HTTPReply {
        received.withLock { $0.append(call) }
        ExchangeRecorder.fromEnvironment?.note(call, nil, isScripted: true)
        let next = answers.withLock { answers in
            answers.count > 1 ? answers.removeFirst() : answers[0]
        }
        return try next.get()
    }
}

extension Timestamp {
    /// 2026-11-21 12:00 UTC.
    static let noon = Timestamp(seconds: 1_795_262_400)
}

extension HTTPReply {
    init(_ status: Int, _ body: String = "", headers: HTTPHeaders = [:]) {
        self.init(status: status, headers: headers, body: Data(body.utf8))
    }
}

extension HTTPCall {
    var form: String { String(decoding: body, as: UTF8.self) }
    var json: JSON { (try? JSON(parsing: body)) ?? .null }
}
