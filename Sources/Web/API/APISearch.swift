import Foundation

/// A list that is also searched by what people type: `?query=`.
struct APISearch<Item>: Sendable {
    static var textMin: Int { 2 }
    static var textMax: Int { 200 }

    /// What can be typed.
    var meaning: String
    /// More are never answered.
    var limit: Int
    /// What the answer says beside its results.
    var pageProperties: [APIProperty]
    /// The best first, and what the answer says beside them.
    var find:
        @Sendable (_ request: APIRequest, _ text: String, _ limit: Int) async throws -> (
            results: [Item], page: [JSONText.Field]
        )

    var parameter: APIParameter {
        APIParameter(name: "query", place: .query, type: .text, meaning: meaning)
    }

    /// What a search for `query` is to look for. Nothing but a limit goes with it.
    func parse(_ query: QueryItems) throws(WebFailure) -> (text: String, limit: Int) {
        var text = ""
        var page = PageParameters()
        var seen: Set<String> = []
        for (name, value) in query.items {
            guard seen.insert(name).inserted else { throw .bad("repeated_parameter", "“\(name)” is given twice.") }
            switch name {
            case "query": text = value.trimmingCharacters(in: .whitespacesAndNewlines)
            case "limit": _ = try page.take(name, value)
            default:
                throw .bad(
                    "bad_search", "“\(name)” does not go with “query”: a search takes “limit” and has no next page.")
            }
        }
        guard (Self.textMin...Self.textMax).contains(text.count) else {
            throw .bad("bad_query", "“query” takes between \(Self.textMin) and \(Self.textMax) characters.")
        }
        return (text, min(page.limit, limit))
    }
}
