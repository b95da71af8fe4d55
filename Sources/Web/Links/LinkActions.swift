public import Domain
public import Sync

/// What the API and the pages decide about links. Each throws `LinkRefusal`, `RecordFailure` or `SQLError`.
public struct LinkActions: Sendable {
    public var link: @Sendable (LinkRequest) async throws -> Link
    public var unlink: @Sendable (LinkID, Author) async throws -> Link
    public var unblock: @Sendable (PersonID, Author) async throws -> LinkBlock
    public var settle: @Sendable (PersonID, ContactID, Author) async throws -> Link
    public var dismiss: @Sendable (PersonID, Author) async throws -> LinkVerdict
    public var explain: @Sendable (PersonID, ContactID) async throws -> LinkExplanation
    public var open: @Sendable (ChatID) async throws -> [OpenedPerson]

    public init(
        link: @escaping @Sendable (LinkRequest) async throws -> Link,
        unlink: @escaping @Sendable (LinkID, Author) async throws -> Link,
        unblock: @escaping @Sendable (PersonID, Author) async throws -> LinkBlock,
        settle: @escaping @Sendable (PersonID, ContactID, Author) async throws -> Link,
        dismiss: @escaping @Sendable (PersonID, Author) async throws -> LinkVerdict,
        explain: @escaping @Sendable (PersonID, ContactID) async throws -> LinkExplanation,
        open: @escaping @Sendable (ChatID) async throws -> [OpenedPerson]
    ) {
        self.link = link
        self.unlink = unlink
        self.unblock = unblock
        self.settle = settle
        self.dismiss = dismiss
        self.explain = explain
        self.open = open
    }

    public init(_ links: Links) {
        self.init(
            link: links.link, unlink: links.unlink, unblock: links.unblock, settle: links.settle,
            dismiss: links.dismiss, explain: links.explain, open: links.open)
    }
}
