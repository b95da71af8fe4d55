import Domain
import Foundation

/// A call taken apart: dated and numbered paths look the same from here on.
struct HubSpotRequest: Sendable {
    enum Dialect: Sendable {
        /// `/crm/objects/2026-03/...`
        case dated
        /// `/crm/v3/objects/...` and v4
        case numbered
    }

    /// HubSpot answered 414 from about here on in 2025.
    private static let longestURL = 16_000

    let method: HTTPCall.Method
    let dialect: Dialect
    /// The API's name and what follows, without the version: `objects`, `contacts`, `batch`, `read`.
    let path: [String]
    let query: QueryItems
    let body: Data
    let contentType: String?
    /// Scheme and host as the caller wrote them, for addresses in answers.
    let origin: String
    let now: Timestamp
    /// Set where the weather wants one input of a batch to fail; an arbitrary number to pick it by.
    var failingInput: Int?

    init(_ call: HTTPCall, now: Timestamp) throws(HubSpotRefusal) {
        guard call.url.utf8.count <= Self.longestURL else { throw .uriTooLong }
        let (path, query) = Self.pathAndQuery(call.url)
        guard let (dialect, rest) = AdminCall.withoutVersion(path) ?? Self.withoutVersion(path) else { throw .notFound }
        method = call.method
        self.dialect = dialect
        self.path = rest
        self.query = query
        body = call.body
        contentType = call.headers["Content-Type"]
        origin = Self.origin(call.url)
        self.now = now
    }

    private static func origin(_ url: String) -> String {
        guard let scheme = url.range(of: "://") else { return "" }
        let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        return String(url[..<scheme.upperBound] + host)
    }

    static func pathAndQuery(_ url: String) -> (path: [String], query: QueryItems) {
        let afterScheme = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let target = afterScheme.firstIndex { $0 == "/" || $0 == "?" }.map { afterScheme[$0...] } ?? ""
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = (halves.first ?? "").split(separator: "/").map { QueryItems.decoded($0) }
        return (path, QueryItems(halves.count == 2 ? halves[1] : ""))
    }

    private static func withoutVersion(_ path: [String]) -> (Dialect, [String])? {
        var path = path[...]
        guard let area = path.popFirst(), area == "crm" || versionedAreas.contains(area) else { return nil }
        let name = area == "crm" ? nil : area
        guard let first = path.first else { return nil }
        if isNumbered(first) {
            return (.numbered, [name].compactMap(\.self) + path.dropFirst())
        }
        guard name == nil else {
            return isDated(first) ? (.dated, [area] + path.dropFirst()) : nil
        }
        guard path.count >= 2, isDated(path[path.startIndex + 1]) else { return nil }
        return (.dated, [first] + path.dropFirst(2))
    }

    /// The version follows the area at once; for `crm` it follows the API's name where it is a date.
    private static let versionedAreas: Set = ["account-info", "files"]

    private static func isNumbered(_ segment: String) -> Bool {
        segment == "v3" || segment == "v4"
    }

    private static func isDated(_ segment: String) -> Bool {
        segment == "2026-03" || segment == "2026-09"
    }

    /// The body as JSON; an empty body is an empty object.
    func json() throws(HubSpotRefusal) -> JSON {
        guard !body.isEmpty else { return [:] }
        guard let json = try? JSON(parsing: body) else {
            throw .validation("Invalid input JSON on line 1, column 1: the body could not be parsed")
        }
        return json
    }
}
