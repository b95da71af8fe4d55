public import Domain

/// "Nobody answers for this number any more", as asked for by the API or a page.
public struct MappingEnd: Sendable, Equatable {
    public var number: BusinessNumberID
    /// From now on, or also for what is logged already.
    public var reach: MappingChange.Reach
    public var author: Author

    public init(number: BusinessNumberID, reach: MappingChange.Reach, author: Author) {
        self.number = number
        self.reach = reach
        self.author = author
    }
}
