import Domain

extension SendingAddress {
    /// Always with a plus: without it Meta may put the business's own country code before the number (facts of the
    /// Cloud API, section 12).
    var wire: [String: JSON] {
        switch self {
        case .phone(let digits): ["recipient_type": "individual", "to": .string("+\(digits)")]
        case .user(let id): ["recipient_type": "individual", "recipient": .string(id.value)]
        case .group(let id): ["recipient_type": "group", "to": .string(id.value)]
        }
    }
}
