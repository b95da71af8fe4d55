/// Reads a phone field as people and imports write it: several numbers, labels, extensions, links, any script's digits.
///
/// `defaultRegion` completes numbers without a country code; without it they are ambiguous. Never fails: what cannot be
/// read is named in `problem`. Texts over `PhoneReading.longestText` bytes are not looked at.
public func readPhones(in text: String, defaultRegion: Region?) -> PhoneReading {
    guard text.utf8.count <= PhoneReading.longestText else { return PhoneReading(problem: .textTooLong) }
    let plain = text.utf8.withContiguousStorageIfAvailable(PlainNumberScan.read) ?? nil
    if let plain {
        return reading(NumberResolver(defaultRegion: defaultRegion).resolve(plain))
    }
    return readField(CleanText(text), defaultRegion)
}

private func reading(_ resolution: NumberResolver.Resolution) -> PhoneReading {
    switch resolution {
    case .number(let number): PhoneReading(numbers: [number])
    case .rejected(let problem): PhoneReading(problem: problem)
    }
}

private func readField(_ text: CleanText, _ defaultRegion: Region?) -> PhoneReading {
    if let problem = text.wholeProblem { return PhoneReading(problem: problem) }
    if let damaged = SpreadsheetNumber.read(text.bytes) { return reading(damaged) }
    let field = FieldScanner.scan(text.bytes)
    guard !field.parts.isEmpty else { return PhoneReading(problem: field.problem ?? .noDigits) }
    return readParts(field, defaultRegion)
}

private func readParts(_ field: FieldScanner.Field, _ defaultRegion: Region?) -> PhoneReading {
    var resolver = NumberResolver(defaultRegion: defaultRegion)
    var numbers: [ReadNumber] = []
    var problem = field.problem
    for (place, part) in field.parts.enumerated() {
        switch resolver.resolve(part) {
        case .number(let number):
            note(number, in: &numbers)
            if place == 0 { resolver.inherit(from: number) }
        case .rejected(let reason):
            problem = problem ?? reason
        }
    }
    return PhoneReading(numbers: numbers, problem: problem?.sentence)
}

/// A number written twice counts once, by its surer reading.
private func note(_ number: ReadNumber, in numbers: inout [ReadNumber]) {
    guard let place = numbers.firstIndex(where: { $0.key == number.key }) else { return numbers.append(number) }
    if number.isFull, !numbers[place].isFull { numbers[place] = number }
}
