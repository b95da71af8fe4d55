import Domain

/// Takes out what must not be written down.
enum Secrets {
    private static let names: Set = [
        "token", "access_token", "refresh_token", "id_token", "client_secret", "code", "code_verifier", "signature",
        "newSignature", "hapikey", "state",
    ]

    static let mark = "removed"

    static func removed(from value: JSON) -> JSON {
        switch value {
        case .object(let fields):
            .object(
                Dictionary(
                    fields.map { name, inner in
                        if case .string = inner, names.contains(name), !isErrorCode(fields) {
                            (name, .string(mark))
                        } else if name == "url", case .string(let url) = inner {
                            (name, .string(withoutQuery(url)))
                        } else {
                            (name, removed(from: inner))
                        }
                    }, uniquingKeysWith: { $1 }))
        case .array(let elements): .array(elements.map(removed))
        case .null, .bool, .number, .integer, .string: value
        }
    }

    static func removed(from value: String, named name: String) -> String {
        names.contains(name) ? mark : value
    }

    /// `/oauth/v1/access-tokens/{token}` carries one in its path.
    static func removed(from path: [String]) -> [String] {
        guard let place = path.firstIndex(where: { $0 == "access-tokens" || $0 == "refresh-tokens" }) else {
            return path
        }
        return path.enumerated().map { $0 > place ? mark : $1 }
    }

    /// The detail of an error has a `code` too, and that is what a contract is about.
    private static func isErrorCode(_ fields: [String: JSON]) -> Bool {
        fields["message"] != nil && fields["access_token"] == nil
    }

    /// A signed address is as good as a token.
    private static func withoutQuery(_ url: String) -> String {
        String(url.prefix { $0 != "?" })
    }
}
