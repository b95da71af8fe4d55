public import Domain

/// What the account's tokens may do, as `debug_token` tells.
public struct SandboxToken: Sendable, Equatable {
    public var scopes: [String]
    /// The accounts that the WhatsApp permissions are limited to; `nil` = the sandbox's own.
    public var targets: [String]?
    /// `nil` = never.
    public var expiresAt: Timestamp?

    /// Both permissions, for the sandbox's account, for ever.
    public static let full = SandboxToken(
        scopes: ["whatsapp_business_management", "whatsapp_business_messaging", "business_management"])

    public init(scopes: [String], targets: [String]? = nil, expiresAt: Timestamp? = nil) {
        self.scopes = scopes
        self.targets = targets
        self.expiresAt = expiresAt
    }

    func granular(_ account: String) -> [JSON] {
        scopes.filter { $0.hasPrefix("whatsapp_") }.map { scope in
            ["scope": .string(scope), "target_ids": .array((targets ?? [account]).map(JSON.string))]
        }
    }
}
