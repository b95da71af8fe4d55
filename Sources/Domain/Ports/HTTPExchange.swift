public import Foundation

/// The seam to the outside: one call, one reply. Live it is an HTTP client; in tests it is the sandbox in process.
public struct HTTPExchange: Sendable {
    private let perform: @Sendable (HTTPCall) async throws(HTTPFailure) -> HTTPReply
    let performDownload: HTTPDownload?

    /// - Parameter download: `nil` = a body comes whole, and is cut afterwards.
    public init(
        _ perform: @escaping @Sendable (HTTPCall) async throws(HTTPFailure) -> HTTPReply,
        download: HTTPDownload? = nil
    ) {
        self.perform = perform
        performDownload = download
    }

    public func send(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        try await perform(call)
    }
}

/// A request to a vendor. `url` is absolute.
public struct HTTPCall: Sendable, Equatable {
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    public var method: Method
    public var url: String
    public var headers: HTTPHeaders
    public var body: Data
    /// The caller gives up after this long; the outcome is then unknown.
    public var timeout: Duration

    public init(
        _ method: Method, _ url: String, headers: HTTPHeaders = [:], body: Data = Data(),
        timeout: Duration = .seconds(30)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

/// What came back, whole. The exchange bounds the body (16 MiB live).
public struct HTTPReply: Sendable, Equatable {
    public var status: Int
    public var headers: HTTPHeaders
    public var body: Data

    public init(status: Int, headers: HTTPHeaders = [:], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// No reply. The two cases differ in the one thing that matters: may the request have been carried out?
public enum HTTPFailure: Error, Equatable {
    /// Nothing can have arrived: no address, connection refused, TLS refused. Safe to send again.
    case notSent(String)
    /// It may have arrived: time-out or lost connection after sending began. Look before sending a write again.
    case unknownOutcome(String)
}
