import Domain

/// From call to reply: who calls, may it, is there budget, and then the call itself.
extension HubSpotState {
    mutating func answer(_ call: HTTPCall, now: Timestamp, weather: CallWeather) -> HTTPReply {
        let weather = withMove(weather, now: now)
        if let reply = answerOAuth(call, now: now, weather: weather) { return reply }
        var family = "unknown"
        var reply: HTTPReply
        do {
            reply = try self.reply(call, now: now, weather: weather, family: &family)
        } catch {
            reply = refuse(error)
        }
        reply.headers["X-HubSpot-Correlation-Id"] = reply.headers["X-HubSpot-Correlation-Id"] ?? nextCorrelationID()
        if !family.hasSuffix(".search"), let pool = pool(of: call.headers["Authorization"]) {
            for (name, value) in budget.headers(of: pool, now: now) { reply.headers[name] = value }
        }
        counts.add(family, status: reply.status)
        return reply
    }

    private mutating func reply(
        _ call: HTTPCall, now: Timestamp, weather: CallWeather, family: inout String
    ) throws(HubSpotRefusal) -> HTTPReply {
        var request = try HubSpotRequest(call, now: now)
        request.failingInput = weather.failingInput
        let route = try HubSpotRoute(request.method, request.path)
        family = route.family
        if let trouble = weather.trouble { throw trouble }
        let caller = try caller(call.headers["Authorization"], killsToken: weather.killsToken, now: now)
        guard caller.isDeveloper == route.isDevelopers else { throw .noCredentials }
        try caller.checkScopes(of: route)
        try spend(route.budgetKind, pool(of: caller), now: now)
        if case .admin(let call) = route { return try answer(call, request, caller) }
        return try answer(route, request)
    }

    mutating func refuse(_ refusal: HubSpotRefusal) -> HTTPReply {
        guard !HubSpotRefusal.edgeStatuses.contains(refusal.status) else { return .edgePage(refusal.status) }
        let id = nextCorrelationID()
        var reply = HTTPReply.json(refusal.status, refusal.json(correlationID: id))
        for (name, value) in refusal.headers { reply.headers[name] = value }
        reply.headers["X-HubSpot-Correlation-Id"] = id
        return reply
    }

    private mutating func answer(_ route: HubSpotRoute, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        switch route {
        case .records(let type, let call): return try answer(type, call, request)
        case .association(let call): return try answer(call, request)
        case .owners: return try listOwners(request)
        case .owner(let key): return try readOwner(key, request)
        case .properties(let type, let call): return try answer(type, call, request)
        case .pipelines(let type, let call): return try answer(type, call, request)
        case .files(let call): return try answer(call, request)
        case .account: return accountDetails(now: request.now)
        case .dailyUsage: return dailyUsage(now: request.now)
        case .admin: throw .notFound
        }
    }
}
