import Domain
import Foundation

extension HTTPReply {
    static func json(_ status: Int, _ body: JSON) -> HTTPReply {
        HTTPReply(
            status: status, headers: ["Content-Type": "application/json;charset=utf-8"], body: JSONBytes.of(body))
    }

    static let noContent = HTTPReply(status: 204)

    /// What the network in front of HubSpot sends when it gets no answer.
    static func edgePage(_ status: Int) -> HTTPReply {
        HTTPReply(
            status: status, headers: ["Content-Type": "text/html; charset=UTF-8", "Server": "cloudflare"],
            body: Data("<!DOCTYPE html><title>api.hubapi.com | \(status)</title><h1>Error \(status)</h1>".utf8))
    }
}

extension JSON {
    /// A page of results; the last one has no `paging`.
    static func page(_ results: [JSON], next: String?, link: String? = nil, total: Int? = nil) -> JSON {
        var fields: [String: JSON] = ["results": .array(results)]
        if let total { fields["total"] = .integer(Int64(total)) }
        if let next {
            var place: [String: JSON] = ["after": .string(next)]
            if let link { place["link"] = .string(link) }
            fields["paging"] = ["next": .object(place)]
        }
        return .object(fields)
    }
}

extension HubSpotRequest {
    func limit(standard: Int, most: Int) throws(HubSpotRefusal) -> Int {
        guard let text = query["limit"] else { return standard }
        guard let limit = Int(text), (1...most).contains(limit) else {
            throw .validation("limit must be between 1 and \(most).")
        }
        return limit
    }

    /// The id a page starts at.
    func after() throws(HubSpotRefusal) -> Int64 {
        guard let text = query["after"], !text.isEmpty else { return 0 }
        guard let id = Int64(text) else { throw .validation("Invalid after: \(text)") }
        return id
    }
}
