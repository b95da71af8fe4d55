public import Linking

/// A linked person has another number than when the link was made. The link stays, and nothing is written to HubSpot.
public struct NumberChange: Sendable, Equatable {
    public var before: PhoneKey
    /// `nil` = somebody else has the number now, and none is known of the person.
    public var after: PhoneKey?

    public init(before: PhoneKey, after: PhoneKey?) {
        self.before = before
        self.after = after
    }
}

extension Link {
    /// `nil` = the number is the same, in whatever spelling, or was not known when the link was made.
    ///
    /// - Parameter phone: WhatsApp's digits of the person now.
    public func numberChange(to phone: String?) -> NumberChange? {
        guard endedAt == nil, let before = self.phone else { return nil }
        let after = phone.flatMap { PhoneKey(waID: $0) }
        return after == before ? nil : NumberChange(before: before, after: after)
    }
}
