import Domain

/// Names a person of the sandbox for its life, through changes of number and BSUID.
public struct SandboxPersonID: Hashable, Comparable, Sendable {
    public let value: Int

    public init(_ value: Int) {
        self.value = value
    }

    public static func < (left: SandboxPersonID, right: SandboxPersonID) -> Bool {
        left.value < right.value
    }
}

/// Somebody on WhatsApp as the sandbox knows them.
public struct SandboxPerson: Sendable, Hashable {
    public let id: SandboxPersonID
    /// The profile name they chose.
    public var name: String
    /// Digits of the number the account was registered with; `nil` for somebody who only ever showed a username.
    public var waID: String?
    /// Business-scoped user id: ISO country, dot, alphanumerics. A change of number makes a new one.
    public var bsuid: String
    /// Without the `@`.
    public var username: String?
    /// Since 2026 a person with a username may hide the number: webhooks then omit `wa_id` and `from`.
    public var hidesNumber: Bool
    /// Read receipts are on: messages to this person become `read` after a while.
    public var sendsReadReceipts: Bool
    /// Blocked the business: messages to this person fail with 131026.
    public var hasBlockedUs: Bool
    public var formerNumbers: [String]

    /// The number as webhooks may show it.
    public var visibleNumber: String? { hidesNumber ? nil : waID }
}

extension SandboxPerson {
    /// The element of `contacts[]` that goes with this person's messages.
    var contactCard: JSON {
        var card: [String: JSON] = ["user_id": .string(bsuid)]
        var profile: [String: JSON] = ["name": .string(name)]
        if let username { profile["username"] = .string("@" + username) }
        card["profile"] = .object(profile)
        if let visibleNumber { card["wa_id"] = .string(visibleNumber) }
        return .object(card)
    }

    /// What stands in a message id and as author: the number, or the BSUID where there is none.
    var partner: String { waID ?? bsuid }
}
