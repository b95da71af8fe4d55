import Domain

/// Calls about the app and the account's people rather than about records.
enum AdminCall: Sendable {
    /// The app removes itself from the account.
    case uninstall

    /// The version is taken out of the path: it stands in three different places.
    static func withoutVersion(_ path: [String]) -> (HubSpotRequest.Dialect, [String])? {
        guard let area = path.first, path.count >= 3 else { return nil }
        switch area {
        case "appinstalls":
            return dialect(path[1]).map { ($0, [area] + path.dropFirst(2)) }
        default: return nil
        }
    }

    static func dialect(_ segment: String) -> HubSpotRequest.Dialect? {
        switch segment {
        case "v3": .numbered
        case "2026-03", "2026-09": .dated
        default: nil
        }
    }

    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        switch path {
        case ["appinstalls", "external-install"]:
            guard method == .delete else { throw .methodNotAllowed }
            self = .uninstall
        default: throw .notFound
        }
    }

    /// The name calls are counted under.
    var family: String {
        switch self {
        case .uninstall: "app.uninstall"
        }
    }

    var scopes: [[String]] {
        switch self {
        case .uninstall: [["oauth"]]
        }
    }

    /// The app's own settings are the developer's affair; everything else is an account's.
    var isDevelopers: Bool {
        switch self {
        case .uninstall: false
        }
    }
}

extension HubSpotState {
    mutating func answer(
        _ call: AdminCall, _ request: HubSpotRequest, _ caller: HubSpotCaller
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .uninstall:
            guard caller.kind == .oauth else {
                throw .validation("Only an app that was installed with OAuth can be uninstalled by this call.")
            }
            oauth.uninstall()
            return .noContent
        }
    }
}
