import Domain
import Foundation
import Logging
import Sandbox
import ServiceLifecycle
import Synchronization
import Testing

@testable import App

/// The seam to the outside over a real connection.
@Suite(.serialized) struct LiveExchangeTests {
    @Test func aLargeBodyComesInSmallPiecesAndOnlyAsFarAsItIsWanted() async throws {
        let bytes = Data((0..<30_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try await withServer(answering: HTTPReply(status: 200, headers: ["X": "y"], body: bytes)) { exchange, url in
            let taken = Mutex((Data(), largest: 0))
            let reply = try await exchange.download(HTTPCall(.get, url)) { piece in
                taken.withLock {
                    $0.0 += piece
                    $0.largest = max($0.largest, piece.count)
                }
                return true
            }
            #expect(reply.status == 200 && reply.headers["x"] == "y" && reply.body.isEmpty)
            #expect(taken.withLock { $0.0 } == bytes)
            #expect(taken.withLock { $0.largest } < 2_000_000)
            let count = Mutex(0)
            _ = try await exchange.download(HTTPCall(.get, url)) { piece in
                count.withLock { $0 += piece.count }
                return count.withLock { $0 } < 100_000
            }
            #expect(count.withLock { $0 } < 2_000_000)
        }
    }

    @Test func whatIsNoFileIsNotHandedOverAndItsBeginningIsKept() async throws {
        let page = Data(repeating: 65, count: 900_000)
        for reply in [
            HTTPReply(status: 404, body: page), HTTPReply(status: 302, headers: ["Location": "http://127.0.0.1:1/"]),
        ] {
            try await withServer(answering: reply) { exchange, url in
                let answer = try await exchange.download(HTTPCall(.get, url)) { _ in
                    Issue.record("it was handed over")
                    return true
                }
                #expect(answer.status == reply.status)
                #expect(answer.body == reply.body.prefix(HTTPExchange.otherBodyBytesMax))
            }
        }
    }

    @Test func silenceEndsWithTheTimeOfTheCall() async throws {
        try await withServer(answering: nil) { exchange, url in
            await #expect(throws: HTTPFailure.self) {
                _ = try await exchange.download(HTTPCall(.get, url, timeout: .milliseconds(300))) { _ in true }
            }
        }
    }

    /// - Parameter reply: `nil` = never.
    private func withServer(
        answering reply: HTTPReply?, _ test: @escaping @Sendable (HTTPExchange, String) async throws -> Void
    ) async throws {
        let (running, isRunning) = AsyncStream.makeStream(of: Int.self)
        let server = sandboxApplication(
            port: 0, name: "a-host", logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() },
            answer: { _ async throws(HTTPFailure) in
                guard let reply else { throw .unknownOutcome("silence") }
                return reply
            }, onRunning: { isRunning.yield($0) })
        try await LiveExchange.open { exchange in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await server.run() }
                let port = await running.first { _ in true }
                try await test(exchange, "http://127.0.0.1:\(port ?? 0)/file")
                group.cancelAll()
            }
        }
    }
}
