public import Domain

/// What Meta says about an access token (`debug_token`). Everything may be absent.
public struct TokenFacts: Sendable, Equatable {
    public static let managementScope = "whatsapp_business_management"
    public static let messagingScope = "whatsapp_business_messaging"

    public var isValid: Bool
    public var appID: String?
    /// `SYSTEM_USER`, `USER` or what Meta says next.
    public var kind: String?
    /// `nil` = never, or not told.
    public var expiresAt: Timestamp?
    public var scopes: Set<String>
    /// The accounts a scope is limited to. A scope without an entry is not limited.
    public var targets: [String: [WhatsAppAccountID]]

    init(_ reply: JSON) {
        let data = reply["data"] ?? reply
        isValid = data["is_valid"]?.bool ?? false
        appID = data["app_id"]?.text
        kind = data["type"]?.text
        // Zero, Meta's word for never, is no moment.
        expiresAt = data["expires_at"]?.moment
        let granularScopes = data["granular_scopes"].list
        targets = Self.targets(granularScopes)
        scopes = Set(data["scopes"].list.compactMap(\.text) + granularScopes.compactMap { $0["scope"]?.text })
    }

    /// May the token manage this account and read its messages?
    public func covers(_ account: WhatsAppAccountID) -> Bool {
        isValid && missingScopes.isEmpty && reaches(account)
    }

    /// No permission that it has is limited to other accounts.
    public func reaches(_ account: WhatsAppAccountID) -> Bool {
        [Self.managementScope, Self.messagingScope].allSatisfy { targets[$0]?.contains(account) ?? true }
    }

    /// The permissions Liaison needs and the token lacks.
    public var missingScopes: [String] {
        [Self.managementScope, Self.messagingScope].filter { !scopes.contains($0) }
    }

    /// What does not work without a permission; the end of a sentence.
    public static func cost(ofMissing scope: String) -> String {
        scope == messagingScope
            ? "no message arrives, none can be sent, and no file can be fetched"
            : "numbers, templates and the subscription cannot be read, and news of the account do not arrive"
    }

    private static func targets(_ granularScopes: [JSON]) -> [String: [WhatsAppAccountID]] {
        var targets: [String: [WhatsAppAccountID]] = [:]
        for granular in granularScopes {
            let ids = granular["target_ids"].list.compactMap(\.text)
            if let scope = granular["scope"]?.text, !ids.isEmpty {
                targets[scope] = ids.map { WhatsAppAccountID($0) }
            }
        }
        return targets
    }
}
