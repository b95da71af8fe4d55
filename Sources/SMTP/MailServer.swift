public import Domain
import Foundation

/// Where mail is handed in, and how: `smtps://user:password@host:465` or `smtp://user:password@host:587`.
public struct MailServer: Sendable, Equatable {
    public enum Security: Sendable, Equatable {
        /// Encrypted from the first byte (RFC 8314, 3.3).
        case implicitTLS
        /// STARTTLS, or nothing is sent.
        case requiredSTARTTLS
        /// In the open: only to a server on this machine.
        case plain
    }

    /// Without the brackets of IPv6.
    public var host: String
    public var port: Int
    public var security: Security
    public var user: String?
    public var password: Secret?

    public init(host: String, port: Int, security: Security, user: String? = nil, password: Secret? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
    }

    /// User and password are written as in any URL: `%40` for `@`. What is thrown quotes nothing of the password.
    public init(parsing url: String) throws(MailServerProblem) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "smtp" || scheme == "smtps", let named = parts.host, !named.isEmpty
        else { throw .unreadable }
        guard parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil else { throw .path }
        guard (parts.user == nil) == (parts.password == nil) else { throw .userAlone }
        host = named.trimmingCharacters(in: ["[", "]"])
        port = parts.port ?? (scheme == "smtps" ? 465 : 587)
        guard (1...65_535).contains(port) else { throw .unreadable }
        security = scheme == "smtps" ? .implicitTLS : Self.isLoopback(host) ? .plain : .requiredSTARTTLS
        user = parts.user
        password = parts.password.map { Secret($0) }
    }

    /// For people: without user and password.
    public var name: String { "\(authority):\(port)" }

    var authority: String { host.contains(":") ? "[\(host)]" : host }

    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
        return host.lowercased() == "localhost" || host == "::1" || (isIPv4 && parts[0] == "127")
    }
}

/// What is wrong with the address of a mail server.
public enum MailServerProblem: Error, Equatable {
    case unreadable
    case path
    case userAlone

    public var sentence: String {
        switch self {
        case .unreadable:
            "must be smtps://user:password@host:465 or smtp://user:password@host:587. The characters @ : / # % in user "
                + "and password are written %40 %3A %2F %23 %25."
        case .path: "must end with the host or its port. The characters / # ? in a password are written %2F %23 %3F."
        case .userAlone: "must name user and password, or neither."
        }
    }
}
