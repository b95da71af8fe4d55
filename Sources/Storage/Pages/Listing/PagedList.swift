public import Domain

/// A list of the API: read in pages by key, never by offset, so that a late page costs what the first did.
public protocol PagedList: SendableMetatype {
    associatedtype Item: Sendable
    associatedtype Key: PageKey
    /// What narrows the list; every condition that is set must hold.
    associatedtype Filter: Sendable

    static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<Key>
    ) throws -> ListPage<Item, Key>

    /// The one that `id` names on the outside, `nil` if there is none.
    static func find(_ connection: any SQLConnection, _ workspace: WorkspaceID, id: String) throws -> Item?
}
