/// Cuts bytes into the rows of a CSV file as they come. Lenient where spreadsheets are: a quote in the middle of a cell
/// is a quote, and text behind a closing quote belongs to the cell.
struct CSVCutter: Sendable {
    enum Piece: Sendable, Equatable {
        case record(CSVRecord)
        /// The lines from the record's first to `last` hold more than a row may have.
        case tooLong(line: Int, last: Int)
        /// The file ended inside of quotes.
        case unclosed(line: Int)
    }

    private enum Place: Sendable {
        case cellStart
        case plain
        case quoted
        /// Behind a quote that ends the cell or is the first of two.
        case quoteInQuotes
        /// The row is too long: the end of the line is looked for, whatever the quotes say.
        case lost
    }

    let separator: UInt8
    private let limit: Int
    private var place = Place.cellStart
    private var line: Int
    private var record: CSVRecord
    private var endedWithCR = false

    init(separator: UInt8, limit: Int, line: Int) {
        self.separator = separator
        self.limit = limit
        self.line = line
        record = CSVRecord(line: line)
    }

    mutating func take(_ bytes: some Sequence<UInt8>, _ use: (Piece) -> Void) {
        for byte in bytes {
            let isSecondHalf = endedWithCR && byte == Self.lineFeed
            endedWithCR = byte == Self.carriageReturn
            let isLineEnd = byte == Self.lineFeed || byte == Self.carriageReturn
            if isLineEnd, !isSecondHalf { line += 1 }
            if isLineEnd, place != .quoted {
                if !isSecondHalf { endRow(use) }
            } else {
                take(byte)
            }
        }
    }

    mutating func finish(_ use: (Piece) -> Void) {
        if place == .quoted { return use(.unclosed(line: record.line)) }
        line += 1
        if record.size > 0 { endRow(use) }
    }

    private mutating func take(_ byte: UInt8) {
        if place == .lost { return }
        record.count(byte)
        if record.size > limit {
            place = .lost
            return
        }
        switch place {
        case .cellStart where byte == Self.quote: place = .quoted
        case .quoted where byte == Self.quote: place = .quoteInQuotes
        case .quoteInQuotes where byte == Self.quote:
            record.append(byte)
            place = .quoted
        case .cellStart, .plain, .quoteInQuotes:
            if byte == separator {
                record.endCell()
                place = .cellStart
            } else {
                record.append(byte)
                place = .plain
            }
        case .quoted, .lost: record.append(byte)
        }
    }

    private mutating func endRow(_ use: (Piece) -> Void) {
        if place == .lost {
            use(.tooLong(line: record.line, last: line - 1))
        } else {
            record.endCell()
            use(.record(record))
        }
        record = CSVRecord(line: line)
        place = .cellStart
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
