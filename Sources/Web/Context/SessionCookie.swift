import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// The token of a session in the browser: no script reads it, and no form on another site's page sends it.
enum SessionCookie {
    /// Longer ones are nobody's.
    private static let lengthMax = 128

    /// With `__Host-` a browser takes it over https only, for all of this host and no other.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-liaison" : "liaison" }

    static func token(_ request: Request, isSecure: Bool) -> Secret? {
        let prefix = name(isSecure: isSecure) + "="
        for pair in request.headers[values: .cookie].flatMap({ $0.split(separator: ";") }) {
            let pair = pair.trimmingCharacters(in: .whitespaces)
            if pair.hasPrefix(prefix), pair.utf8.count <= lengthMax {
                return Secret(String(pair.dropFirst(prefix.count)))
            }
        }
        return nil
    }

    /// `nil` takes it away.
    static func header(_ token: Secret?, isSecure: Bool) -> String {
        let seconds = token == nil ? 0 : MemberSession.ageMax.components.seconds
        let attributes = ["Path=/", "Max-Age=\(seconds)", "HttpOnly", "SameSite=Lax"] + (isSecure ? ["Secure"] : [])
        return (["\(name(isSecure: isSecure))=\(token?.revealed ?? "")"] + attributes).joined(separator: "; ")
    }

    /// What forms of this session carry: whoever has it does not have the token.
    static func formToken(_ token: Secret) -> String {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Data("forms".utf8), using: SymmetricKey(data: Data(token.revealed.utf8)))
        return Data(mac).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}

extension SignInDevice {
    /// Behind a proxy on this machine or in this network, the proxy's word for where the request came from counts.
    init(_ request: Request, _ context: WebContext) {
        let peer = context.peer ?? "unknown"
        let told = request.headers[.forwardedFor]?.split(separator: ",").last
        let address = Self.isNear(peer) ? told.map { $0.trimmingCharacters(in: .whitespaces) } ?? peer : peer
        self.init(
            userAgent: request.headers[.userAgent] ?? "", address: address, language: Language.current.rawValue)
    }

    private static func isNear(_ address: String) -> Bool {
        let parts = address.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 4 else { return address == "::1" || address.hasPrefix("fd") }
        switch (parts[0], parts[1]) {
        case (127, _), (10, _), (192, 168), (172, 16...31): return true
        default: return false
        }
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = Self("X-Forwarded-For")!
}
