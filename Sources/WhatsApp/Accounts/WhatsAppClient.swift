public import Domain
import Foundation

/// Management calls to the Graph API with one access token. The token travels in a header, except in `checkToken`,
/// whose address holds it: an exchange must not log addresses.
public struct WhatsAppClient: Sendable {
    /// Where Meta's Graph API is.
    public static let address = "https://graph.facebook.com"

    let exchange: HTTPExchange
    private let root: String
    let token: String

    /// `baseURL` without version, such as `https://graph.facebook.com`.
    public init(exchange: HTTPExchange, baseURL: String, version: String = "v25.0", token: String) {
        self.exchange = exchange
        self.token = token
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        root = "\(base)/\(version)"
    }

    /// What Meta says about the token itself.
    public func checkToken() async throws(WhatsAppFailure) -> TokenFacts {
        TokenFacts(try await send(.get, ["debug_token"], [("input_token", token)]))
    }

    func send(
        _ method: HTTPCall.Method, _ path: [String], _ query: [(name: String, value: String)] = [],
        body: JSON? = nil
    ) async throws(WhatsAppFailure) -> JSON {
        var call = HTTPCall(method, address(path, query))
        if let body {
            call.headers["content-type"] = "application/json"
            do {
                call.body = try body.encoded()
            } catch {
                throw .unreachable("the request could not be written: \(error)")
            }
        }
        return try await send(call)
    }

    func send(_ call: HTTPCall) async throws(WhatsAppFailure) -> JSON {
        var call = call
        call.headers["authorization"] = "Bearer \(token)"
        call.headers["accept"] = "application/json"
        let reply: HTTPReply
        do {
            reply = try await exchange.send(call)
        } catch {
            throw WhatsAppFailure(error)
        }
        return try Self.read(reply)
    }

    /// An `error` object is an error under any status, even 200.
    private static func read(_ reply: HTTPReply) throws(WhatsAppFailure) -> JSON {
        guard let json = try? JSON(parsing: reply.body), json.isObject else {
            throw .unreadable("HTTP \(reply.status) without a JSON object")
        }
        if let error = GraphError(reply: json) { throw WhatsAppFailure(error) }
        guard 200...299 ~= reply.status else { throw .unreadable("HTTP \(reply.status) without an error") }
        return json
    }

    func address(_ path: [String], _ query: [(name: String, value: String)] = []) -> String {
        let place = ([root] + path.map(Self.encoded)).joined(separator: "/")
        if query.isEmpty { return place }
        return place + "?" + query.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,")
}
