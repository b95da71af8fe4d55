public import Domain

/// The app as it is installed in the account.
public struct SandboxInstallation: Sendable, Equatable {
    /// Who agreed.
    public let userID: Int64
    /// What was granted in the end.
    public let scopes: [String]
    public let since: Timestamp
}
