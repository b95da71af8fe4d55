import Domain
import Foundation

/// One call and its answer as they are written down.
struct RecordedExchange {
    private let method: String
    private let path: [String]
    private let query: [(name: String, value: String)]
    /// Who asked, as its user agent tells; HubSpot's own clients have habits of their own.
    private let agent: String?
    private let isScripted: Bool
    private let request: RecordedBody
    private let status: Int?
    private let answer: RecordedBody?

    init(_ call: HTTPCall, _ reply: HTTPReply?, isScripted: Bool) {
        let (path, query) = HubSpotRequest.pathAndQuery(call.url)
        method = call.method.rawValue
        self.path = path
        self.query = query.all
        agent = call.headers["User-Agent"]
        self.isScripted = isScripted
        request = RecordedBody(call.headers["Content-Type"], call.body)
        status = isScripted ? nil : reply?.status
        answer = isScripted ? nil : reply.map { RecordedBody($0.headers["Content-Type"], $0.body) }
    }

    /// Pages that people look at are no part of the API.
    var isForTheAPI: Bool { path.first != "_sandbox" && !path.contains("authorize") && answer?.isPage != true }

    /// Equal for exchanges of one shape, within one process.
    var shape: Int {
        var hasher = Hasher()
        hasher.combine(method)
        hasher.combine(path.map { Self.isID($0) ? "*" : $0 })
        hasher.combine(Set(query.map(\.name)))
        hasher.combine(isScripted)
        hasher.combine(agent)
        hasher.combine(status)
        hasher.combine(request.marks)
        hasher.combine(answer?.marks)
        return hasher.finalize()
    }

    private static func isID(_ segment: String) -> Bool {
        segment.contains("@") || segment.count > 24 || (segment.count > 2 && segment.allSatisfy(\.isNumber))
    }

    var json: JSON {
        var fields: [String: JSON] = [
            "method": .string(method), "path": .string("/" + Secrets.removed(from: path).joined(separator: "/")),
            "query": .array(
                query.map { [.string($0.name), .string(Secrets.removed(from: $0.value, named: $0.name))] }),
            "origin": isScripted ? "script" : "sandbox", "request": request.json,
        ]
        if let agent { fields["agent"] = .string(agent) }
        if let status { fields["status"] = .integer(Int64(status)) }
        if let answer { fields["answer"] = answer.json }
        return .object(fields)
    }
}
