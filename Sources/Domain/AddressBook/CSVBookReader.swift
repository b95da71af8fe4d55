/// Contacts out of a CSV file whose first row names its columns.
struct CSVBookReader: Sendable {
    /// A longer row is no contact; mostly a quote was opened and not closed.
    static let rowBytesMax = 32 * 1024

    private var head = CSVHead()
    private var cutter: CSVCutter?
    private var columns: CSVColumns?
    private var isUnreadable = false

    mutating func take(_ bytes: [UInt8]) -> [BookItem] {
        if isUnreadable { return [] }
        if cutter != nil { return cut { $0.take(bytes, $1) } }
        if let ended = head.take(bytes[...]) { return begin(ended) }
        return head.bytes.count > Self.rowBytesMax ? unreadable(Self.noHead) : []
    }

    mutating func finish() -> [BookItem] {
        if isUnreadable { return [] }
        var items: [BookItem] = []
        if cutter == nil {
            guard let ended = head.finish() else { return unreadable("The file is empty.") }
            items = begin(ended)
        }
        return isUnreadable ? items : items + cut { $0.finish($1) }
    }

    private mutating func begin(_ ended: CSVHead.Ended) -> [BookItem] {
        guard ended.head.count <= Self.rowBytesMax else { return unreadable(Self.noHead) }
        cutter = CSVCutter(separator: ended.separator, limit: Self.rowBytesMax, line: ended.line)
        return cut { cutter, use in
            cutter.take(ended.head, use)
            cutter.take(ended.rest, use)
        }
    }

    private mutating func cut(_ work: (inout CSVCutter, (CSVCutter.Piece) -> Void) -> Void) -> [BookItem] {
        guard var cutter else { return [] }
        var pieces: [CSVCutter.Piece] = []
        work(&cutter) { pieces.append($0) }
        self.cutter = cutter
        return pieces.flatMap { item($0) }
    }

    private mutating func item(_ piece: CSVCutter.Piece) -> [BookItem] {
        if isUnreadable { return [] }
        switch piece {
        case .record(let record) where columns == nil: return name(record)
        case .tooLong where columns == nil, .unclosed where columns == nil:
            return unreadable("The first line, which names the columns, opens a quote that is not closed.")
        case .record(let record): return columns.flatMap { $0.item(record) }.map { [$0] } ?? []
        case .tooLong(let line, let last): return [refused(line, Self.tooLong(line, last))]
        case .unclosed(let line):
            return [refused(line, "A quote is opened here that is not closed until the file ends.")]
        }
    }

    private mutating func name(_ record: CSVRecord) -> [BookItem] {
        let columns = CSVColumns((0..<record.count).map { ByteText.decode(record[$0]) })
        if columns.hasPhones {
            self.columns = columns
            return []
        }
        return unreadable(
            "The first line names no column with phone numbers. Call it phone, mobile, teléfono, telefone or Telefon.")
    }

    private mutating func unreadable(_ sentence: String) -> [BookItem] {
        isUnreadable = true
        return [.unreadable(sentence: sentence)]
    }

    private func refused(_ line: Int, _ sentence: String) -> BookItem {
        .refused(BookRefusal(line: line, sentence: sentence))
    }

    private static func tooLong(_ line: Int, _ last: Int) -> String {
        let lines = line == last ? "This line holds" : "Lines \(line) to \(last) are one row of"
        return "\(lines) more than \(rowBytesMax) bytes; if a quote was opened there and not closed, close it."
    }

    private static let noHead = "The first line, which names the columns, is longer than \(rowBytesMax) bytes."
}
