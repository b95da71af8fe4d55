public import Domain
public import Sync

/// What the page of user mappings does beside mapping.
public struct UserMappingActions: Sendable {
    /// Throws `MappingRefusal` or `SQLError`.
    public var end: @Sendable (MappingEnd) async throws -> Void
    /// Who can log in to HubSpot; never fails, the answer says what is not known.
    public var staff: @Sendable (_ isFresh: Bool) async -> HubSpotStaff
    /// Reads HubSpot's owners now. Throws what can be told to a person (`ExplainedFailure`), or `SQLError`.
    public var readOwners: @Sendable () async throws -> Void

    public init(
        end: @escaping @Sendable (MappingEnd) async throws -> Void,
        staff: @escaping @Sendable (_ isFresh: Bool) async -> HubSpotStaff,
        readOwners: @escaping @Sendable () async throws -> Void
    ) {
        self.end = end
        self.staff = staff
        self.readOwners = readOwners
    }
}
