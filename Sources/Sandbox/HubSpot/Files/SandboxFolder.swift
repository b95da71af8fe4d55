import Domain

/// A folder in the account's files tool.
struct SandboxFolder: Sendable {
    let id: Int64
    var name: String
    var parentID: Int64?
    let createdAt: Timestamp
    var updatedAt: Timestamp
}
