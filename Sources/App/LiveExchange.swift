import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOFoundationEssentialsCompat
import NIOHTTP1
import NIOPosix

/// The seam to the outside over real HTTP. Addresses are never logged: Meta's carry tokens.
struct LiveExchange: Sendable {
    /// The largest reply that is read.
    private static let replyLimit = 16 << 20

    private let client: HTTPClient

    /// An exchange for as long as `work` runs.
    static func open<Result>(_ work: (HTTPExchange) async throws -> Result) async throws -> Result {
        let live = LiveExchange()
        do {
            let result = try await work(live.exchange)
            try await live.client.shutdown()
            return result
        } catch {
            try? await live.client.shutdown()
            throw error
        }
    }

    private init() {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(10)
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private var exchange: HTTPExchange {
        HTTPExchange(
            { call async throws(HTTPFailure) in
                do {
                    return try await within(call.timeout) { try await send(call) }
                } catch {
                    throw failure(error)
                }
            },
            download: { call, sink async throws(HTTPFailure) in
                do {
                    return try await within(call.timeout) { try await download(call, into: sink) }
                } catch {
                    throw failure(error)
                }
            })
    }

    private func send(_ call: HTTPCall) async throws -> HTTPReply {
        let response = try await execute(call)
        let body = try await response.body.collect(upTo: Self.replyLimit)
        return reply(response, Data(buffer: body))
    }

    /// Pieces are taken from the connection only as fast as the sink takes them.
    private func download(_ call: HTTPCall, into sink: HTTPBodySink) async throws -> HTTPReply {
        let response = try await execute(call)
        guard response.status == .ok else {
            return reply(response, try await beginning(of: response))
        }
        for try await buffer in response.body {
            guard await sink(Data(buffer: buffer)) else { break }
        }
        return reply(response, Data())
    }

    private func beginning(of response: HTTPClientResponse) async throws -> Data {
        var body = Data()
        for try await buffer in response.body {
            body += Data(buffer: buffer).prefix(HTTPExchange.otherBodyBytesMax - body.count)
            if body.count >= HTTPExchange.otherBodyBytesMax { break }
        }
        return body
    }

    /// The client's own limit ends with the head of the answer; a body that stops coming would be waited for for ever.
    private func within<Result: Sendable>(
        _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }

    private func execute(_ call: HTTPCall) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: call.url)
        request.method = HTTPMethod(rawValue: call.method.rawValue)
        for (name, value) in call.headers {
            request.headers.replaceOrAdd(name: name, value: value)
        }
        if !call.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: call.body)) }
        return try await client.execute(request, timeout: .nanoseconds(call.timeout.nanoseconds))
    }

    private func reply(_ response: HTTPClientResponse, _ body: Data) -> HTTPReply {
        HTTPReply(
            status: Int(response.status.code), headers: HTTPHeaders(response.headers.map { ($0.name, $0.value) }),
            body: body)
    }

    /// Only what certainly ended before a byte was sent counts as not sent.
    private func failure(_ error: any Error) -> HTTPFailure {
        switch error {
        case is NIOConnectionError: return .notSent("no connection")
        case let error as IOError where error.errnoCode == ECONNREFUSED: return .notSent("connection refused")
        case let error as HTTPClientError where Self.beforeSending.contains(error):
            return .notSent("\(error)")
        case let error as HTTPClientError: return .unknownOutcome("\(error)")
        default: return .unknownOutcome("\(type(of: error))")
        }
    }

    private static let beforeSending: [HTTPClientError] = [
        .invalidURL, .emptyHost, .emptyScheme, .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
        .socksHandshakeTimeout, .httpProxyHandshakeTimeout,
    ]
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}
