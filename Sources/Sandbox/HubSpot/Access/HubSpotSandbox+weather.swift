extension HubSpotSandbox {
    /// Rolls the dice for one call. Faults that are switched off roll none, so that the others fall as they did.
    func weather() -> CallWeather {
        var weather = CallWeather.fair
        weather.trouble = trouble()
        guard weather.trouble == nil else { return weather }
        if faults.strikes(\.partFailure) { weather.failingInput = faults.pick(below: 10_000) }
        return weather
    }

    private func trouble() -> HubSpotRefusal? {
        if faults.strikes(\.accountMoved477) { return .moving(seconds: 60) }
        if faults.strikes(\.rateLimited429) { return [.tenSecondly, .newerTenSecondly][faults.pick(below: 2)] }
        if faults.strikes(\.serverError5xx) { return .serverTrouble([500, 502, 503, 504][faults.pick(below: 4)]) }
        return nil
    }
}
