public import Domain

/// Where a page of a list ended, as text. Only the list that made it reads it again.
public protocol PageKey: Sendable {
    /// `nil` when `text` was not made by this list.
    init?(text: String)
    var text: String { get }
}

extension RowID: PageKey {
    public var text: String { String(value) }
}

extension VendorID: PageKey {
    public init?(text: String) {
        guard !text.isEmpty else { return nil }
        self.init(text)
    }

    public var text: String { value }
}
