import CQRencode

/// A text as the squares that a camera reads (ISO/IEC 18004), drawn as one path so that a page needs no picture.
struct QRCode: Sendable, Equatable {
    /// Modules of light ground that a reader needs around the code (ISO/IEC 18004, 6.3.8).
    private static let quietModules = 4

    /// Modules on a side.
    let side: Int
    /// Row by row.
    private let darkness: [Bool]

    /// `nil` = the text is longer than a code can hold.
    init?(of text: String) {
        let bytes = Array(text.utf8)
        // 0 = as small as can be. A level that forgives 15 %: a screen is neither torn nor dirty.
        guard let code = QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        // The lowest bit of a module says that it is dark; the others, what it is for.
        darkness = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
    }

    func isDark(_ row: Int, _ column: Int) -> Bool { darkness[row * side + column] }

    /// The side of the drawing, in modules.
    var viewSide: Int { side + 2 * Self.quietModules }

    /// Each run of dark modules of a row as one rectangle.
    var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, isDark(row, column) { column += 1 }
                if column > start {
                    let width = column - start
                    path += "M\(start + Self.quietModules) \(row + Self.quietModules)h\(width)v1h-\(width)z"
                }
                column += 1
            }
        }
        return path
    }
}
