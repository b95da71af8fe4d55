extension FieldScanner {
    /// A run of letters: a link, an extension mark, a divider like "or", a label, masked digits, or something else.
    mutating func word() {
        if link() { return }
        let letters = letters(from: position)
        let name = PhoneWords.folded(letters)
        let end = position + letters.count
        if isMask(letters) {
            position = end
            return part.fail(.masked)
        }
        if extensionFollows(name, end) {
            position = end
            return beginExtension()
        }
        position = end
        if isLabel(name, end) {
            let number = vanity(letters)
            if let number {
                part.letters = number
                part.lettersFollowDigits = true
            } else {
                closeAtLabel()
            }
        } else if PhoneWords.dividers.contains(name), !part.digits.isEmpty {
            finish()
        } else {
            unknown(letters)
        }
    }

    private mutating func unknown(_ letters: ArraySlice<UInt8>) {
        if isReadingExtension { finish() }
        if part.digits.isEmpty { part.fail(.letters) }
        part.letters += letters
        part.lettersFollowDigits = !part.digits.isEmpty
    }

    /// A label ends the number in front of it and takes back what was held against the words in front of a colon.
    private mutating func closeAtLabel() {
        if !part.digits.isEmpty {
            finish()
        } else {
            let hasPlus = part.hasPlus
            part = PhonePart()
            part.hasPlus = hasPlus
        }
    }

    /// "650 555 HOME" spells a number although HOME is a label elsewhere.
    private func vanity(_ letters: ArraySlice<UInt8>) -> [UInt8]? {
        guard letters.count >= VanityLetters.shortest, letters.allSatisfy(\.isCapital) else { return nil }
        let count = part.digits.count + letters.count
        let isWhole = count == 10 || (count == 11 && part.digits.digit(0) == 1)
        return isWhole && !part.digits.isEmpty ? part.letters + letters : nil
    }

    private func letters(from start: Int) -> ArraySlice<UInt8> {
        bytes[start...].prefix { $0.isLetter || $0 == UInt8(ascii: "'") }
    }

    /// "xx" and longer stand for digits not shown.
    private func isMask(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.count > 1 && letters.allSatisfy { $0 & 0xDF == UInt8(ascii: "X") }
    }

    /// A known label, or any words in front of a colon.
    private func isLabel(_ name: String, _ end: Int) -> Bool {
        if PhoneWords.labels.contains(name) { return true }
        let next = bytes[end...].first { $0 != UInt8(ascii: " ") }
        return next == UInt8(ascii: ":")
    }

    private func extensionFollows(_ name: String, _ end: Int) -> Bool {
        guard hasNumber, !isReadingExtension, PhoneWords.extensions.contains(name) else { return false }
        let next = bytes[end...].first { !Self.extensionGap.contains($0) }
        return next.map(Digits.isDigit) ?? false
    }

    /// Looks ahead over spaces: the divider in ";ext=45" and ", ext. 12" divides nothing.
    func extensionWordFollows(_ start: Int) -> Bool {
        let gap = bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
        let letters = letters(from: start + gap)
        return extensionFollows(PhoneWords.folded(letters), start + gap + letters.count)
    }

    private static let extensionGap = Set(" .:=-#°".utf8)

    /// A bracket holds a trunk zero, a label that goes with its letters, or digits like any others.
    mutating func bracket() {
        let opening = bytes[position]
        position += 1
        guard let closing = closing(opening) else { return }
        let content = bytes[position..<closing]
        if content.elementsEqual([Digits.zero]), !part.digits.isEmpty, part.bracketedZero == nil {
            part.bracketedZero = part.digits.count
            position = closing + 1
        } else if content.contains(where: \.isLetter), !holdsNumber(content) {
            position = closing + 1
        }
    }

    /// A whole number with its label in brackets, or an extension, is read like text outside.
    private func holdsNumber(_ content: ArraySlice<UInt8>) -> Bool {
        let digits = content.count(where: Digits.isDigit)
        return digits >= PhoneKey.shortest || extensionWordFollows(content.startIndex)
    }

    private func closing(_ opening: UInt8) -> Int? {
        let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : opening + 2
        return bytes[position...].firstIndex(of: closing)
    }
}
