/// The parts of a form that carries a file (RFC 7578), read as bytes come, in pieces of any size. Pure; no more than a
/// head and the length of a border are kept.
struct MultipartReader: Sendable {
    /// A browser's heads are some hundred bytes.
    static let headBytesMax = 8 * 1024
    static let partsMax = 32

    enum Item: Sendable, Equatable {
        case part(MultipartHead)
        /// Of the part named last.
        case bytes([UInt8])
    }

    /// The bytes are no such form.
    enum Problem: Error, Equatable {
        case noBorder
        case badHead
        case tooManyParts
    }

    private enum State {
        case preamble
        case border
        case head
        case body
        case end
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    private var parts = 0
    /// Begins with a line end, for the first border has none of its own.
    private var kept = Array("\r\n".utf8)

    /// The last border has come. Before that the form is not whole.
    var isComplete: Bool { state == .end }

    /// - Parameter contentType: the request's, which names the border.
    init(contentType: String) throws(Problem) {
        let (type, parameters) = MultipartHead.value(contentType)
        guard type == "multipart/form-data", let border = parameters["boundary"], (1...70).contains(border.utf8.count)
        else { throw .noBorder }
        delimiter = Array("\r\n--\(border)".utf8)
    }

    /// What the bytes so far have that was not told yet.
    mutating func read(_ piece: some Sequence<UInt8>) throws(Problem) -> [Item] {
        kept += piece
        var items: [Item] = []
        while let item = try step() {
            if let item { items.append(item) }
        }
        return items
    }

    /// `.some(nil)` = went on without anything to tell; `nil` = more bytes are needed.
    private mutating func step() throws(Problem) -> Item?? {
        switch state {
        case .preamble: return skipToBorder() ? .some(nil) : nil
        case .border: return try passBorder() ? .some(nil) : nil
        case .head: return try head().map { .some(.part($0)) } ?? nil
        case .body: return body().map { .some(.bytes($0)) } ?? nil
        case .end:
            kept = []
            return nil
        }
    }

    private mutating func skipToBorder() -> Bool {
        guard let place = find(delimiter) else {
            kept.removeFirst(max(0, kept.count - delimiter.count + 1))
            return false
        }
        kept.removeFirst(place + delimiter.count)
        state = .border
        return true
    }

    /// Behind a border stands a line end, or two dashes behind the last one.
    private mutating func passBorder() throws(Problem) -> Bool {
        guard kept.count >= 2 else { return false }
        switch (kept[0], kept[1]) {
        case (UInt8(ascii: "-"), UInt8(ascii: "-")): state = .end
        case (UInt8(ascii: "\r"), UInt8(ascii: "\n")): state = .head
        default: throw .noBorder
        }
        kept.removeFirst(2)
        return true
    }

    private mutating func head() throws(Problem) -> MultipartHead? {
        guard let place = find(Array("\r\n\r\n".utf8)) else {
            if kept.count > Self.headBytesMax { throw .badHead }
            return nil
        }
        guard place <= Self.headBytesMax,
            let head = MultipartHead(String(decoding: kept[..<place], as: UTF8.self))
        else { throw .badHead }
        parts += 1
        if parts > Self.partsMax { throw .tooManyParts }
        // The last line end belongs to the border of an empty part.
        kept.removeFirst(place + 2)
        state = .body
        isFresh = true
        return head
    }

    /// The body has begun, and the line end in front of it is still there.
    private var isFresh = false

    private mutating func body() -> [UInt8]? {
        let place = find(delimiter)
        let end = place ?? kept.count - delimiter.count + 1
        let start = isFresh ? 2 : 0
        guard place != nil || end > start else { return nil }
        let bytes = end > start ? Array(kept[start..<end]) : []
        isFresh = false
        if place == nil {
            kept.removeFirst(end)
            return bytes
        }
        kept.removeFirst(end + delimiter.count)
        state = .border
        return bytes
    }

    private func find(_ pattern: [UInt8]) -> Int? {
        guard kept.count >= pattern.count else { return nil }
        return kept.withUnsafeBufferPointer { bytes in
            (0...(bytes.count - pattern.count)).first { place in
                bytes[place] == pattern[0] && pattern.indices.allSatisfy { bytes[place + $0] == pattern[$0] }
            }
        }
    }
}
