/// Walks a cleaned field once and cuts it into candidate numbers, taking off labels, links, ids and extensions.
struct FieldScanner {
    struct Field {
        var parts: [PhonePart] = []
        /// Why something in the field is no candidate at all.
        var problem: PhoneProblem?
    }

    let bytes: [UInt8]
    var position = 0
    var field = Field()
    var part = PhonePart()
    var isReadingExtension = false

    static func scan(_ bytes: [UInt8]) -> Field {
        var scanner = FieldScanner(bytes: bytes)
        while scanner.position < bytes.count {
            scanner.step()
        }
        scanner.finish()
        return scanner.field
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var isFull: Bool { field.parts.count == PhoneReading.mostNumbers }

    func byte(at position: Int) -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func step() {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit(byte)
        case UInt8(ascii: "+"): plus()
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): bracket()
        case UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "&"), 0x0A, 0x0D:
            divider(byte)
        case UInt8(ascii: "#"): hash()
        case UInt8(ascii: "*"): star()
        case UInt8(ascii: "@"): address()
        case UInt8(ascii: ":"): colon()
        default: byte.isLetter ? word() : sign(byte)
        }
    }

    private mutating func digit(_ byte: UInt8) {
        position += 1
        if isReadingExtension, let note = part.extensionNote {
            guard note.utf8.count < Self.longestExtension else { return part.fail(.tooManyDigits) }
            part.extensionNote = note + String(UnicodeScalar(byte))
        } else {
            part.append(digit: byte)
        }
    }

    private mutating func plus() {
        if !part.digits.isEmpty { finish() }
        position += 1
        part.hasPlus = true
    }

    private mutating func divider(_ byte: UInt8) {
        let comma = UInt8(ascii: ",")
        let start = position
        while let next = self.byte(at: position), next == byte { position += 1 }
        guard !part.digits.isEmpty else { return finish() }
        if byte == comma, isDialPause(run: position - start) { return beginExtension() }
        if extensionWordFollows(position) { return }
        if byte == UInt8(ascii: "/"), isAreaCodeOnly { return }
        finish()
    }

    /// ",,123" or ",123#": a pause in dialling before an extension.
    private func isDialPause(run: Int) -> Bool {
        guard hasNumber, let next = byte(at: position), Digits.isDigit(next) else { return false }
        let digits = bytes[position...].prefix(Self.longestExtension + 1).prefix(while: Digits.isDigit)
        guard digits.count <= Self.longestExtension else { return false }
        return run > 1 || byte(at: position + digits.count) == UInt8(ascii: "#")
    }

    /// "0351/123456": the stroke stands behind the area code and divides no numbers.
    private var isAreaCodeOnly: Bool {
        let most = part.hasPlus || part.digits.digit(0) == 0 ? 6 : 5
        return part.digits.count <= most
    }

    private mutating func hash() {
        position += 1
        guard !isReadingExtension else { return finish() }
        guard hasNumber, let next = byte(at: position), Digits.isDigit(next) else { return part.fail(.symbols) }
        beginExtension()
    }

    /// One star stands between digits like a dot; several hide digits.
    private mutating func star() {
        let start = position
        while byte(at: position) == UInt8(ascii: "*") { position += 1 }
        if position - start > 1 { return part.fail(.masked) }
        if part.digits.isEmpty { part.fail(.symbols) }
    }

    /// "16505551234:12@s.whatsapp.net": the device number is no part of the id.
    private mutating func colon() {
        position += 1
        guard !isReadingExtension else { return }
        let digits = bytes[position...].prefix(while: Digits.isDigit)
        if !part.digits.isEmpty, !digits.isEmpty, byte(at: position + digits.count) == UInt8(ascii: "@") {
            position += digits.count
        } else if !part.digits.isEmpty {
            part.fail(.symbols)
        }
    }

    private mutating func sign(_ byte: UInt8) {
        position += 1
        guard !isReadingExtension else { return }
        if Self.foreign.contains(byte) { part.fail(.symbols) }
    }

    /// Enough digits to be a number of its own, so that what follows may be its extension.
    var hasNumber: Bool { part.digits.count >= PhoneKey.shortest }

    mutating func beginExtension() {
        isReadingExtension = true
        part.extensionNote = ""
    }

    /// Closes the candidate at hand. Words without digits leave nothing but their problem.
    mutating func finish() {
        defer {
            part = PhonePart()
            isReadingExtension = false
        }
        if part.extensionNote?.isEmpty == true { part.extensionNote = nil }
        if part.digits.isEmpty {
            field.problem = field.problem ?? part.problem
        } else if isFull {
            field.problem = .tooManyNumbers
        } else {
            field.parts.append(part)
        }
    }

    private static let longestExtension = 8
    /// Signs that make the digits something else: a formula, a percentage, a sum of money, a guess.
    private static let foreign = Set("=%$^?".utf8)
}
