import Domain
import Foundation

/// Cursor paging: `limit` 1 to 100 (25 if not given), `after` and `before` as opaque text.
extension WhatsAppSandbox {
    func page(of items: [JSON], _ request: GraphRequest) throws(GraphError) -> JSON {
        let limit = request.query["limit"].flatMap(Int.init) ?? 25
        guard (1...100).contains(limit) else { throw .invalid("limit", "between 1 and 100") }
        var start = 0
        if let after = request.query["after"], !after.isEmpty {
            guard let position = Self.position(after), position < items.count else {
                throw GraphError(131059, "Cursor not valid", "Start again without a cursor.")
            }
            start = position + 1
        }
        let fields = request.query["fields"]?.split(separator: ",").map(String.init)
        let shown = items[min(start, items.count)...].prefix(limit)
        var paging: [String: JSON] = [:]
        if let first = shown.indices.first, let last = shown.indices.last {
            paging["cursors"] = ["before": .string(Self.cursor(first)), "after": .string(Self.cursor(last))]
            if last + 1 < items.count { paging["next"] = .string(Self.next(request, after: Self.cursor(last))) }
        }
        return ["data": .array(shown.map { Self.only(fields, of: $0) }), "paging": .object(paging)]
    }

    /// The asked fields and the id; everything when nothing is asked.
    static func only(_ fields: [String]?, of item: JSON) -> JSON {
        guard let fields, !fields.isEmpty else { return item }
        return .object(item.object.filter { $0.key == "id" || fields.contains($0.key) })
    }

    private static func next(_ request: GraphRequest, after cursor: String) -> String {
        let base = request.call.url.split(separator: "?").first.map(String.init) ?? request.call.url
        var query = request.query.filter { $0.key != "access_token" }
        query["after"] = cursor
        return base + "?"
            + query.keys.sorted().map { "\($0)=\(QueryText.encode(query[$0] ?? ""))" }.joined(separator: "&")
    }

    private static func cursor(_ position: Int) -> String {
        Data("at:\(position)".utf8).base64EncodedString()
    }

    private static func position(_ cursor: String) -> Int? {
        Data(base64Encoded: cursor).flatMap { String(bytes: $0, encoding: .utf8) }
            .flatMap { $0.hasPrefix("at:") ? Int($0.dropFirst(3)) : nil }
    }
}
