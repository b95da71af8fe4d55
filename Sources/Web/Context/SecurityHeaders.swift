import HTTPTypes
import Hummingbird

/// Headers that keep a browser from doing what our pages never ask it to.
struct SecurityHeaders: Sendable {
    /// Scripts and styles come from files of ours only; nothing is inline, so nothing injected runs.
    private static let pagePolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "media-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let dataPolicy = "default-src 'none'; frame-ancestors 'none'"

    private let isSecure: Bool

    init(publicURL: String) {
        isSecure = publicURL.hasPrefix("https://")
    }

    func add(to response: inout Response, area: SiteArea, requestID: String) {
        response.headers[.xContentTypeOptions] = "nosniff"
        // A file brings a stricter one.
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = area == .page ? Self.pagePolicy : Self.dataPolicy
        }
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.xFrameOptions] = "DENY"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        response.headers[.requestID] = requestID
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy")!
    static let xFrameOptions = Self("X-Frame-Options")!
    static let crossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy")!
    static let requestID = Self("X-Request-Id")!
}
