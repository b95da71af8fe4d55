/// Cuts vCards out of lines: folded lines are joined, cards are put together, and what is no card is told of.
struct VCardReader: Sendable {
    /// Longer lines are pictures, which nobody reads here, or no vCard.
    static let lineBytesMax = 8192

    private var cutter = LineCutter(limit: lineBytesMax)
    /// A line that may go on with the next one.
    private var pending: ByteLine?
    private var card: VCard?
    private var isInPicture = false

    mutating func take(_ bytes: [UInt8]) -> [BookItem] {
        var lines: [ByteLine] = []
        cutter.take(bytes) { lines.append($0) }
        return lines.flatMap { join($0) }
    }

    mutating func finish() -> [BookItem] {
        var lines: [ByteLine] = []
        cutter.finish { lines.append($0) }
        var items = lines.flatMap { join($0) } + endPending()
        if let card { items.append(card.refused("The file ends in the middle of this card.")) }
        card = nil
        return items
    }

    private mutating func join(_ line: ByteLine) -> [BookItem] {
        guard let before = pending else {
            pending = line
            return []
        }
        if Self.isSoftBroken(before), !Self.isBorder(line) {
            pending?.bytes.removeLast()
            append(line.bytes[...], isCut: line.isCut)
            return []
        }
        if line.bytes.first == UInt8(ascii: " ") || line.bytes.first == UInt8(ascii: "\t") {
            append(line.bytes.dropFirst(), isCut: line.isCut)
            return []
        }
        let items = endPending()
        pending = line
        return items
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, isCut: Bool) {
        guard let room = pending.map({ Self.lineBytesMax - $0.bytes.count }) else { return }
        pending?.bytes += bytes.prefix(room)
        if isCut || bytes.count > room { pending?.isCut = true }
    }

    /// Quoted-printable goes on in the next line after an equals sign.
    private static func isSoftBroken(_ line: ByteLine) -> Bool {
        !line.isCut && line.bytes.last == UInt8(ascii: "=") && VCardLine.isQuotedPrintable(line.bytes)
    }

    /// An equals sign that was lost at the end of a value must not swallow the end of its card.
    private static func isBorder(_ line: ByteLine) -> Bool {
        let start = String(decoding: line.bytes.prefix(16), as: UTF8.self).uppercased()
        return start.hasPrefix("END:VCARD") || start.hasPrefix("BEGIN:VCARD")
    }

    private mutating func endPending() -> [BookItem] {
        guard let line = pending else { return [] }
        pending = nil
        guard line.bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return [] }
        guard let parsed = VCardLine(line.bytes) else { return withoutColon(line) }
        isInPicture = parsed.isBinary
        switch (parsed.name, parsed.value.trimmed.uppercased()) {
        case ("BEGIN", "VCARD"): return begin(line)
        case ("END", "VCARD"): return end(line)
        default: return take(parsed, line)
        }
    }

    private mutating func begin(_ line: ByteLine) -> [BookItem] {
        if card?.lastName == "AGENT" || (card?.depth ?? 0) > 0 {
            card?.depth += 1
            return []
        }
        let unfinished = card?.refused("The next card begins before this one ends.")
        card = VCard(line: line.number)
        return unfinished.map { [$0] } ?? []
    }

    private mutating func end(_ line: ByteLine) -> [BookItem] {
        guard let ended = card else { return [refused(line, "A card ends here that has not begun.")] }
        if ended.depth > 0 {
            card?.depth -= 1
            return []
        }
        card = nil
        return ended.items
    }

    private mutating func take(_ parsed: VCardLine, _ line: ByteLine) -> [BookItem] {
        guard let depth = card?.depth else { return [refused(line, "This line stands outside of a card.")] }
        if depth > 0 { return [] }
        if line.isCut, Self.read.contains(parsed.name), card?.longLine == nil { card?.longLine = line.number }
        card?.take(parsed)
        return []
    }

    private func withoutColon(_ line: ByteLine) -> [BookItem] {
        if card != nil, isInPicture { return [] }
        return [refused(line, "This is no line of a vCard: it has no colon.")]
    }

    private func refused(_ line: ByteLine, _ sentence: String) -> BookItem {
        .refused(BookRefusal(line: line.number, sentence: sentence))
    }

    private static let read: Set<String> = ["FN", "N", "NICKNAME", "ORG", "TEL"]
}
