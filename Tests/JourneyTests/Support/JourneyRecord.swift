import Domain
import Foundation
import Logging
import Synchronization

/// All that was logged on a journey, and every token that HubSpot gave out: what must not meet.
final class JourneyRecord: Sendable {
    private let lines = Mutex<[String]>([])
    private let found = Mutex<Set<String>>([])

    /// From trace on: the most talkative log is the one to look through.
    var logger: Logger {
        Logger(label: "journey") { _ in RecordingLog(record: self) }
    }

    var log: [String] { lines.withLock { $0 } }
    var tokens: Set<String> { found.withLock { $0 } }

    func watching(_ exchange: HTTPExchange) -> HTTPExchange {
        HTTPExchange(
            { [self] call async throws(HTTPFailure) in
                let reply = try await exchange.send(call)
                if call.url.contains("/oauth/"), let json = try? JSON(parsing: reply.body) {
                    let given = ["access_token", "refresh_token"].compactMap { json[$0]?.text }
                    found.withLock { $0.formUnion(given) }
                }
                return reply
            },
            download: { call, sink async throws(HTTPFailure) in try await exchange.download(call, into: sink) })
    }

    fileprivate func add(_ line: String) {
        lines.withLock { $0.append(line) }
    }
}

private struct RecordingLog: LogHandler {
    let record: JourneyRecord
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        record.add("\(event.message) \(metadata) \(event.metadata ?? [:])")
    }
}
