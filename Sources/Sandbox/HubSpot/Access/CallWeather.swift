import Domain

/// What the faults have in store for one call, rolled before it is answered.
struct CallWeather: Sendable {
    /// Answered instead of HubSpot.
    var trouble: HubSpotRefusal?
    /// One input of a batch is to fail; an arbitrary number to pick it by.
    var failingInput: Int?
    /// The access token of this call dies on its way.
    var killsToken = false
    /// Access tokens live no longer than this, whatever they are told.
    var tokenLifetime: Duration?

    static let fair = CallWeather()
}
