import Domain

/// From call to reply: who calls, may it, is there budget, and then the call itself.
extension HubSpotState {
    /// - Parameter trouble: what the weather answers instead of HubSpot.
    mutating func answer(_ call: HTTPCall, now: Timestamp, trouble: HubSpotRefusal?, failingInput: Int?) -> HTTPReply {
        var family = "unknown"
        var reply: HTTPReply
        do {
            reply = try self.reply(call, now: now, trouble: trouble, failingInput: failingInput, family: &family)
        } catch {
            reply = refuse(error)
        }
        reply.headers["X-HubSpot-Correlation-Id"] = reply.headers["X-HubSpot-Correlation-Id"] ?? nextCorrelationID()
        if !family.hasSuffix(".search") {
            for (name, value) in budget.headers(now: now) { reply.headers[name] = value }
        }
        counts.add(family, status: reply.status)
        return reply
    }

    private mutating func reply(
        _ call: HTTPCall, now: Timestamp, trouble: HubSpotRefusal?, failingInput: Int?, family: inout String
    ) throws(HubSpotRefusal) -> HTTPReply {
        var request = try HubSpotRequest(call, now: now)
        request.failingInput = failingInput
        let route = try HubSpotRoute(request.method, request.path)
        family = route.family
        if let trouble { throw trouble }
        try authorize(call.headers["Authorization"], route, now: now)
        try budget.spend(route.budgetKind, now: now)
        return try answer(route, request)
    }

    private mutating func refuse(_ refusal: HubSpotRefusal) -> HTTPReply {
        let id = nextCorrelationID()
        var reply = HTTPReply.json(refusal.status, refusal.json(correlationID: id))
        for (name, value) in refusal.headers { reply.headers[name] = value }
        reply.headers["X-HubSpot-Correlation-Id"] = id
        return reply
    }

    private func authorize(_ header: String?, _ route: HubSpotRoute, now: Timestamp) throws(HubSpotRefusal) {
        let words = (header ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", let token = tokens[String(words[1])] else {
            throw .noCredentials
        }
        if let end = token.expiresAt, now >= end { throw .expired(at: end) }
        guard let granted = token.scopes else { return }
        for choices in route.scopes where !choices.contains(where: granted.contains) {
            throw .missingScopes(choices)
        }
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
        }
    }
}
