/// The shape of a sentence with places for values, such as `Nobody of {} contacts fits`, and what it is in another
/// language.
///
/// `{}` is a value, kept as it is; `{~}` is a part that is words itself, translated in turn.
struct SentencePattern: Sendable {
    private enum Piece: Sendable {
        case literal([UInt8])
        case place(isWords: Bool)
    }

    /// What stood in a place.
    struct Value {
        var text: Substring.UTF8View.SubSequence
        var isWords: Bool
    }

    let translation: String
    /// How many bytes of the sentence are told by the pattern.
    let literalCount: Int
    private let pieces: [Piece]

    init(_ english: String, translation: String) {
        self.translation = translation
        var pieces: [Piece] = []
        var rest = english[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.literal(Array(rest[..<open].utf8)))
            pieces.append(.place(isWords: rest[rest.index(after: open)..<close] == "~"))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.literal(Array(rest.utf8)))
        self.pieces = pieces
        literalCount = pieces.reduce(0) { count, piece in
            if case .literal(let bytes) = piece { count + bytes.count } else { count }
        }
    }

    /// `nil` = it begins with a value.
    var firstByte: UInt8? {
        if case .literal(let bytes)? = pieces.first { bytes.first } else { nil }
    }

    /// The values of a text that is of this shape, whole; `nil` where it is not. Each value is as short as it can be,
    /// and none is empty.
    func values(in text: Substring) -> [Value]? {
        guard text.utf8.count > literalCount, case .literal(let ending)? = pieces.last,
            text.utf8.suffix(ending.count).elementsEqual(ending)
        else { return nil }
        var values: [Value] = []
        var rest = text.utf8[...]
        for (index, piece) in pieces.enumerated() {
            guard case .literal(let bytes) = piece else { continue }
            guard index > 0, case .place(let isWords) = pieces[index - 1] else {
                guard rest.starts(with: bytes) else { return nil }
                rest = rest.dropFirst(bytes.count)
                continue
            }
            let isLast = index == pieces.count - 1
            guard let end = isLast ? rest.endStart(of: bytes) : rest.firstStart(of: bytes), end > rest.startIndex
            else { return nil }
            values.append(Value(text: rest[..<end], isWords: isWords))
            rest = rest[end...].dropFirst(bytes.count)
        }
        return rest.isEmpty ? values : nil
    }
}

extension Substring.UTF8View.SubSequence {
    /// Where `bytes` end the text.
    fileprivate func endStart(of bytes: [UInt8]) -> Index? {
        guard count > bytes.count, suffix(bytes.count).elementsEqual(bytes) else { return nil }
        return index(endIndex, offsetBy: -bytes.count)
    }

    /// Where `bytes` stand first, with at least one byte before.
    fileprivate func firstStart(of bytes: [UInt8]) -> Index? {
        guard let first = bytes.first, !isEmpty else { return nil }
        var rest = dropFirst()
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: bytes) { return start }
            rest = rest[start...].dropFirst()
        }
        return nil
    }
}
