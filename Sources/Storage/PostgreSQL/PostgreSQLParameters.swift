/// The arguments of a statement as libpq wants them. Numbers and text go as text, so that the server gives each the
/// type its place asks for (BIGINT or INTEGER, for example); bytes go as they are. Where the place asks for none, as
/// in `SELECT ?`, it is text: write `CAST(? AS BIGINT)` there. The buffers are kept from statement to statement.
struct PostgreSQLParameters {
    private var bytes: [UInt8] = []
    /// Where each argument begins in `bytes`; -1 for NULL.
    private var starts: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private var pointers: [UnsafePointer<CChar>?] = []

    mutating func fill(_ arguments: [SQLValue]) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        for argument in arguments {
            append(argument)
        }
    }

    /// The pointers are valid inside the closure only.
    mutating func withPointers<Result>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> Result
    ) -> Result {
        pointers.removeAll(keepingCapacity: true)
        return bytes.withUnsafeBytes { buffer in
            let base = buffer.bindMemory(to: CChar.self).baseAddress
            for start in starts {
                pointers.append(start < 0 ? nil : base.map { $0 + start })
            }
            return body(Int32(starts.count), pointers, lengths, formats)
        }
    }

    private mutating func append(_ argument: SQLValue) {
        starts.append(argument == .null ? -1 : bytes.count)
        switch argument {
        case .null: close(length: 0, isBinary: false)
        case .integer(let integer): appendText(String(integer))
        case .real(let real): appendText(real.description)
        case .text(let text): appendText(text)
        case .blob(let data):
            bytes.append(contentsOf: data)
            close(length: data.count, isBinary: true)
        }
    }

    private mutating func appendText(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        close(length: text.utf8.count, isBinary: false)
    }

    /// The closing NUL ends a text; after bytes it only makes sure that empty ones have an address too.
    private mutating func close(length: Int, isBinary: Bool) {
        bytes.append(0)
        lengths.append(Int32(length))
        formats.append(isBinary ? 1 : 0)
    }
}
