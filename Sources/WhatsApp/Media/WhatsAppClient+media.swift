public import Domain
import Foundation

extension WhatsAppClient {
    private static let redirectsMax = 3
    /// Slower than this nobody waits for: 100 MB in seven minutes.
    private static let bytesPerSecondMin: Int64 = 250_000

    /// A link to the file. Without an answer, or where Meta does not know the id, it throws.
    public func mediaLink(_ id: String) async throws(WhatsAppFailure) -> MediaLink {
        guard let link = MediaLink(try await send(.get, [id])) else {
            throw .unreadable("a file without a link to it")
        }
        return link
    }

    /// Hands the file behind a link to `sink`, piece by piece. The token goes to known hosts only and is not sent along
    /// a redirect; a redirect is followed to a known host.
    ///
    /// - Parameter bytesMax: as much as can come, for how long it may take.
    public func download(
        _ link: MediaLink, from hosts: MediaHosts, bytesMax: Int64, into sink: @escaping HTTPBodySink
    ) async -> MediaAnswer {
        var address = link.url.revealed
        // Some of Meta's hosts answer a nameless client with a page (reported by others).
        var headers: HTTPHeaders = ["authorization": "Bearer \(token)", "user-agent": "Liaison", "accept": "*/*"]
        for _ in 0...Self.redirectsMax {
            guard case .known = hosts.judge(address) else { return .unknownHost(hosts.judge(address).host) }
            let limit = Duration.seconds(30 + bytesMax / Self.bytesPerSecondMin)
            let reply: HTTPReply
            do {
                reply = try await exchange.download(
                    HTTPCall(.get, address, headers: headers, timeout: limit), into: sink)
            } catch {
                return .unreachable(WhatsAppFailure(error).detail)
            }
            guard let next = Self.redirect(reply, from: address) else { return Self.answer(reply) }
            address = next
            headers["authorization"] = nil
        }
        return .other("redirects without an end")
    }

    private static func answer(_ reply: HTTPReply) -> MediaAnswer {
        switch reply.status {
        case 200: return .handedOver(type: reply.headers["content-type"])
        case 404, 410: return .linkDied
        case 401:
            // Also of a link that is too old; only Meta's own word is believed.
            let code = (try? JSON(parsing: reply.body)).flatMap { GraphError(reply: $0) }?.code
            return code == 190 || code == 0 ? .tokenRefused : .linkDied
        default: return .other("HTTP \(reply.status)")
        }
    }

    private static func redirect(_ reply: HTTPReply, from address: String) -> String? {
        guard [301, 302, 303, 307, 308].contains(reply.status), let place = reply.headers["location"] else {
            return nil
        }
        // Meta's are absolute; one that is not stays on its host.
        return URL(string: place, relativeTo: URL(string: address))?.absoluteURL.absoluteString ?? place
    }
}

extension MediaHosts.Verdict {
    fileprivate var host: String {
        switch self {
        case .known(let host), .unknown(let host): host
        }
    }
}

extension WhatsAppFailure {
    fileprivate var detail: String {
        switch self {
        case .unreachable(let detail), .unknownOutcome(let detail), .unreadable(let detail): detail
        case .reconnect, .retryLater, .useTemplate, .final, .fixRequest: sentence
        }
    }
}
