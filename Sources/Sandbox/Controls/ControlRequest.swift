import Domain
import Foundation

/// A request to the control page, taken apart.
struct ControlRequest: Sendable {
    let call: HTTPCall
    let path: [String]
    let query: [String: String]
    private let authority: String

    init(_ call: HTTPCall) {
        self.call = call
        let afterScheme = call.url.range(of: "://").map { call.url[$0.upperBound...] } ?? call.url[...]
        let slash = afterScheme.firstIndex(of: "/") ?? afterScheme.endIndex
        authority = String(afterScheme[..<slash])
        let parts = afterScheme[slash...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = (parts.first ?? "").split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        query = parts.count > 1 ? QueryText.decode(parts[1]) : [:]
    }

    /// Fields of a form.
    var form: [String: String] { QueryText.decode(String(decoding: call.body, as: UTF8.self)) }

    var wantsJSON: Bool {
        call.headers["content-type"]?.hasPrefix("application/json") == true
            || call.headers["accept"]?.hasPrefix("application/json") == true
    }

    /// Browsers name the page a form came from; programs do not.
    var isFromThisSite: Bool {
        guard let origin = call.headers["origin"] else { return true }
        let host = call.headers["host"] ?? authority
        return origin.hasSuffix("://" + host)
    }
}
