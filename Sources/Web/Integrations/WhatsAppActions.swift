public import Domain
public import Sync

/// What can be done with WhatsApp accounts. Each throws what can be told to a person (`ExplainedFailure`), or
/// `SQLError`.
public struct WhatsAppActions: Sendable {
    /// This server has an app at Meta for Embedded Signup.
    public var canSignUp = false
    public var connect: @Sendable (WhatsAppCredentials, Author) async throws -> Void
    /// With the code of Meta's Embedded Signup.
    public var signUp: @Sendable (WhatsAppSignup, Author) async throws -> Void
    public var check: @Sendable (WhatsAppAccountID) async throws -> Void
    /// Gives the account's app another secret, and perhaps another verify token.
    public var rotateSecret: @Sendable (WhatsAppAccountID, Secret, _ verifyToken: Secret?, Author) async throws -> Void
    public var disconnect: @Sendable (WhatsAppAccountID, Author) async throws -> Void

    public init(
        connect: @escaping @Sendable (WhatsAppCredentials, Author) async throws -> Void,
        signUp: @escaping @Sendable (WhatsAppSignup, Author) async throws -> Void,
        check: @escaping @Sendable (WhatsAppAccountID) async throws -> Void,
        rotateSecret:
            @escaping @Sendable (WhatsAppAccountID, Secret, _ verifyToken: Secret?, Author) async throws -> Void,
        disconnect: @escaping @Sendable (WhatsAppAccountID, Author) async throws -> Void
    ) {
        self.connect = connect
        self.signUp = signUp
        self.check = check
        self.rotateSecret = rotateSecret
        self.disconnect = disconnect
    }
}
