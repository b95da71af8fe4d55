extension HubSpotSandbox {
    /// Rolls the dice for one call. Faults that are switched off roll none, so that the others fall as they did.
    func weather() -> CallWeather {
        var weather = CallWeather.fair
        let lifetime = faults.options.tokenLifetimeSeconds
        if lifetime > 0 { weather.tokenLifetime = .seconds(lifetime) }
        weather.trouble = trouble()
        guard weather.trouble == nil else { return weather }
        if faults.strikes(\.partFailure) { weather.failingInput = faults.pick(below: 10_000) }
        weather.killsToken = faults.strikes(\.tokenExpiry)
        return weather
    }

    private func trouble() -> HubSpotRefusal? {
        if faults.strikes(\.accountMoved477) { return .moving(seconds: max(1, faults.options.accountMovedSeconds)) }
        if faults.strikes(\.rateLimited429) { return rateLimit(.tenSecondly, wait: 10) }
        if faults.strikes(\.serverError5xx) { return .serverTrouble([500, 502, 503, 504][faults.pick(below: 4)]) }
        if faults.strikes(\.secondlyLimited429) { return rateLimit(.secondly, wait: 1) }
        if faults.strikes(\.dailyLimited429) { return rateLimit(.daily, wait: 3600) }
        if faults.strikes(\.locked423) { return .locked }
        if faults.strikes(\.edgeError52x) {
            return .serverTrouble(HubSpotRefusal.edgeStatuses[faults.pick(below: HubSpotRefusal.edgeStatuses.count)])
        }
        return nil
    }

    private func rateLimit(_ policy: HubSpotRefusal.Policy, wait: Int) -> HubSpotRefusal {
        let isNewer = faults.pick(below: 2) == 1
        return .rateLimit(policy, isNewer: isNewer, retryAfter: faults.strikes(\.retryAfterOn429) ? wait : nil)
    }
}
