public import Domain
public import Sync

/// What the API and the pages decide about links. Each throws `LinkRefusal`, `RecordFailure` or `SQLError`.
public struct LinkActions: Sendable {
    public var link: @Sendable (LinkRequest) async throws -> Link
    public var unlink: @Sendable (LinkID, Author) async throws -> Link
    public var unblock: @Sendable (PersonID, Author) async throws -> LinkBlock

    public init(
        link: @escaping @Sendable (LinkRequest) async throws -> Link,
        unlink: @escaping @Sendable (LinkID, Author) async throws -> Link,
        unblock: @escaping @Sendable (PersonID, Author) async throws -> LinkBlock
    ) {
        self.link = link
        self.unlink = unlink
        self.unblock = unblock
    }

    public init(_ links: Links) {
        self.init(link: links.link, unlink: links.unlink, unblock: links.unblock)
    }
}
