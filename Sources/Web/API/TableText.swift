import NIOCore

/// The text of a table page by page; the next page is read when the one before has been sent.
struct TableText<Cursor: Sendable>: AsyncSequence, Sendable {
    /// The head and the first page.
    var first: String
    /// `nil` = there is no more.
    var next: Cursor?
    /// A page and where the next one begins.
    var page: @Sendable (Cursor) async throws -> (text: String, next: Cursor?)

    func makeAsyncIterator() -> Iterator { Iterator(rest: self, first: first) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var rest: TableText
        fileprivate var first: String?

        mutating func next() async throws -> ByteBuffer? {
            if let text = first {
                first = nil
                return ByteBuffer(string: text)
            }
            guard let cursor = rest.next else { return nil }
            let page = try await rest.page(cursor)
            rest.next = page.next
            return ByteBuffer(string: page.text)
        }
    }
}
