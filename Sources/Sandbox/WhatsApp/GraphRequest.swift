import Domain
import Foundation

/// A call to the Graph API, taken apart: path without version, query and form fields, JSON body.
struct GraphRequest: Sendable {
    let call: HTTPCall
    /// Path components after the version: `["106540352242922", "messages"]`.
    let path: [String]
    let query: [String: String]
    let hasVersion: Bool

    init(_ call: HTTPCall) {
        self.call = call
        let afterScheme = call.url.range(of: "://").map { call.url[$0.upperBound...] } ?? call.url[...]
        let target = afterScheme.firstIndex(of: "/").map { afterScheme[$0...] } ?? "/"
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var components = parts[0].split(separator: "/").map(String.init)
        hasVersion = components.first.map(Self.isVersion) ?? false
        if hasVersion { components.removeFirst() }
        path = components
        query = parts.count > 1 ? QueryText.decode(parts[1]) : [:]
    }

    /// JSON, or the fields of a form, or nothing; `nil` when the body claims to be JSON and is not.
    var body: JSON? {
        guard !call.body.isEmpty else { return [:] }
        if call.headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true {
            return .object(QueryText.decode(String(decoding: call.body, as: UTF8.self)).mapValues { .string($0) })
        }
        return try? JSON(parsing: call.body)
    }

    /// From the header, or from the query as Graph allows.
    var token: String? {
        if let header = call.headers["authorization"], header.lowercased().hasPrefix("bearer ") {
            return String(header.dropFirst("bearer ".count)).trimmingCharacters(in: .whitespaces)
        }
        return query["access_token"]
    }

    private static func isVersion(_ text: String) -> Bool {
        text.wholeMatch(of: /v[0-9]{1,3}\.[0-9]{1,2}/) != nil
    }
}
