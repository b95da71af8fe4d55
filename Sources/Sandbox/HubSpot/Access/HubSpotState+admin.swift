import Domain

extension HubSpotState {
    mutating func answer(
        _ call: AdminCall, _ request: HubSpotRequest, _ caller: HubSpotCaller
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .uninstall: return try uninstall(caller)
        case .users: return try listUsers(request)
        case .user(let key): return try readUser(key, request)
        case .roles: return listRoles()
        case .teams: return listTeams()
        case .webhookSettings(let verb, let app): return try webhookSettings(verb, app, request)
        case .subscriptions(let verb, let app): return try subscriptions(verb, app, request)
        case .subscription(let verb, let app, let id): return try subscription(verb, app, id, request)
        }
    }

    private mutating func uninstall(_ caller: HubSpotCaller) throws(HubSpotRefusal) -> HTTPReply {
        guard caller.kind == .oauth else {
            throw .validation("Only an app that was installed with OAuth can be uninstalled by this call.")
        }
        oauth.uninstall()
        return .noContent
    }
}
