/// Why a contact that fits is not linked by itself, were it the only one.
enum Hindrance: Hashable, Sendable {
    /// Only the setting: `guarded` would link.
    case setting
    /// Another spelling, or a reading that is not sure.
    case probable
    case foreign(CallingCode)
    /// Another text of the contact names another country.
    case otherCountry(text: String, code: CallingCode)
    /// The text is the number of somebody else on WhatsApp.
    case claimed(PhoneKey)
    case homeNumber(PhoneFit.HomeNumber)

    /// `nil` when the contact may be linked without asking, if it is the only one that fits.
    static func of(_ contact: ContactFit, _ setting: FuzzySetting) -> Hindrance? {
        guard let best = contact.best, let fit = best.fit, fit != .exact else { return nil }
        switch setting {
        case .off, .suggest: return guarded(contact, best, fit) ?? .setting
        case .guarded: return guarded(contact, best, fit)
        case .wide: return nil
        }
    }

    private static func guarded(
        _ contact: ContactFit, _ best: PhoneFit, _ fit: Fit
    ) -> Hindrance? {
        switch fit {
        case .probable: return .probable
        case .foreign: return best.foreign?.callingCode.map { .foreign($0) }
        case .exact, .national: break
        }
        if let (text, code) = contact.otherCountry { return .otherCountry(text: text, code: code) }
        if let other = contact.claimedBy { return .claimed(other) }
        // A whole number of the workspace's own country is somebody at home, unless the names say otherwise.
        if let home = best.abroad?.home, contact.sharedName == nil { return .homeNumber(home) }
        return nil
    }
}
