import Domain

extension HubSpotSandbox {
    /// HubSpot moves the account to another data centre: until it is done every call is answered 477, with the seconds
    /// left in `Retry-After`. Afterwards the account's pages are at the new domain, if one is given.
    public func moveAccount(for length: Duration, to uiDomain: String? = nil) {
        change { state, now in
            state.movingUntil = now + length
            if let uiDomain { state.options.uiDomain = uiDomain }
        }
    }
}
