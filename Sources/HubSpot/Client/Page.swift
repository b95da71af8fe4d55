/// One page of a list. `after` is opaque and leads to the next page; `nil` = this was the last.
public struct Page<Element: Sendable>: Sendable {
    public var results: [Element]
    public var after: String?

    public init(results: [Element], after: String?) {
        self.results = results
        self.after = after
    }
}

extension Page: Equatable where Element: Equatable {}
