/// Which part of a list is wanted.
public struct PageRequest<Key: PageKey>: Sendable {
    /// What lies after this, in the order of the list; `nil` = from the start.
    public var after: Key?
    /// At most this many.
    public var limit: Int

    public init(after: Key? = nil, limit: Int) {
        self.after = after
        self.limit = limit
    }
}

/// A part of a list. It may hold fewer than asked for and yet have a next one: a page of a filtered list ends where
/// `KeysetQuery.scanLimit` rows have been looked at.
public struct ListPage<Item: Sendable, Key: PageKey>: Sendable {
    public var items: [Item]
    /// `nil` on the last page.
    public var next: Key?

    public init(items: [Item], next: Key?) {
        self.items = items
        self.next = next
    }
}
