/// Reads a file of contacts as its bytes come, in pieces of any size: the same file gives the same items however it is
/// cut. Pure. It keeps no more than one line or record, and that only up to a limit.
public struct AddressBookReader: Sendable {
    private var bytes = FileBytes()
    private var cards = VCardReader()
    private var table = CSVBookReader()
    private let format: AddressBookFormat

    public init(_ format: AddressBookFormat) {
        self.format = format
    }

    /// What is complete with this piece.
    public mutating func read(_ piece: [UInt8]) -> [BookItem] {
        take(bytes.take(piece))
    }

    /// What was left when the file ended.
    public mutating func finish() -> [BookItem] {
        let last = take(bytes.finish())
        switch format {
        case .vCard: return last + cards.finish()
        case .csv: return last + table.finish()
        }
    }

    private mutating func take(_ plain: [UInt8]) -> [BookItem] {
        switch format {
        case .vCard: cards.take(plain)
        case .csv: table.take(plain)
        }
    }
}
