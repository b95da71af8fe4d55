import Domain

/// Calls about the app and the account's people rather than about records.
enum AdminCall: Sendable {
    /// The app removes itself from the account.
    case uninstall
    case users
    case user(String)
    case roles
    case teams
    case webhookSettings(Verb, app: String)
    case subscriptions(Verb, app: String)
    case subscription(Verb, app: String, id: String)

    enum Verb: String, Sendable { case read, write, delete }

    /// The version is taken out of the path: it stands in three different places.
    static func withoutVersion(_ path: [String]) -> (HubSpotRequest.Dialect, [String])? {
        guard let area = path.first, path.count >= 3 else { return nil }
        switch area {
        case "appinstalls" where ["v3", "2026-03", "2026-09"].contains(path[1]): break
        case "webhooks" where ["v3", "2026-03"].contains(path[1]): break
        // Autumn's edition moved the settings of webhooks here, and had no users yet.
        case "app-webhooks" where path[1] == "2026-09": return (.dated, ["webhooks"] + path.dropFirst(2))
        case "settings" where path[1] == "users" && path[2] == "2026-03":
            return (.dated, ["users"] + path.dropFirst(3))
        case "settings" where path[1] == "v3" && path[2] == "users":
            return (.numbered, ["users"] + path.dropFirst(3))
        default: return nil
        }
        return (path[1] == "v3" ? .numbered : .dated, [area] + path.dropFirst(2))
    }

    init(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) {
        let rest = Array(path.dropFirst())
        switch path.first {
        case "appinstalls" where rest == ["external-install"]:
            guard method == .delete else { throw .methodNotAllowed }
            self = .uninstall
        case "users":
            guard method == .get else { throw .methodNotAllowed }
            self = try Self.users(rest)
        case "webhooks":
            self = try Self.webhooks(method, rest)
        default: throw .notFound
        }
    }

    private static func users(_ path: [String]) throws(HubSpotRefusal) -> Self {
        switch path {
        case []: return .users
        case ["roles"]: return .roles
        case ["teams"]: return .teams
        default:
            guard path.count == 1 else { throw .notFound }
            return .user(path[0])
        }
    }

    private static func webhooks(_ method: HTTPCall.Method, _ path: [String]) throws(HubSpotRefusal) -> Self {
        guard let app = path.first else { throw .notFound }
        switch (path.dropFirst().first, path.count, method) {
        case ("settings", 2, .get): return .webhookSettings(.read, app: app)
        case ("settings", 2, .put): return .webhookSettings(.write, app: app)
        case ("settings", 2, .delete): return .webhookSettings(.delete, app: app)
        case ("subscriptions", 2, .get): return .subscriptions(.read, app: app)
        case ("subscriptions", 2, .post): return .subscriptions(.write, app: app)
        case ("subscriptions", 3, .get): return .subscription(.read, app: app, id: path[2])
        case ("subscriptions", 3, .patch): return .subscription(.write, app: app, id: path[2])
        case ("subscriptions", 3, .delete): return .subscription(.delete, app: app, id: path[2])
        case ("settings", 2, _), ("subscriptions", 2, _), ("subscriptions", 3, _): throw .methodNotAllowed
        default: throw .notFound
        }
    }
}

extension AdminCall {
    /// The name calls are counted under.
    var family: String {
        switch self {
        case .uninstall: "app.uninstall"
        case .users: "users.list"
        case .user: "users.read"
        case .roles: "users.roles"
        case .teams: "users.teams"
        case .webhookSettings: "webhooks.settings"
        case .subscriptions, .subscription: "webhooks.subscriptions"
        }
    }

    var scopes: [[String]] {
        switch self {
        case .uninstall: [["oauth"]]
        case .users, .user, .roles: [["settings.users.read"]]
        case .teams: [["settings.users.teams.read"]]
        case .webhookSettings(let verb, _), .subscriptions(let verb, _), .subscription(let verb, _, _):
            [[verb == .read ? DeveloperScope.read : DeveloperScope.write]]
        }
    }

    /// The app's own settings are the developer's affair; everything else is an account's.
    var isDevelopers: Bool {
        switch self {
        case .uninstall, .users, .user, .roles, .teams: false
        case .webhookSettings, .subscriptions, .subscription: true
        }
    }
}
