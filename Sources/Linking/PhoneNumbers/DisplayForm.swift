import CPhoneNumber

/// A WhatsApp id or key for people: "+52 55 1234 5678". Never fails: digits that no country groups get a plus, and a
/// text without any digits comes back as it is, shortened to 64 characters.
public func displayForm(of digits: String) -> String {
    guard let key = PhoneKey(waID: digits) else {
        let kept = digits.utf8.prefix(64).filter(Digits.isDigit)
        return kept.isEmpty ? String(digits.prefix(64)) : "+" + String(decoding: kept, as: UTF8.self)
    }
    return grouped(key) ?? "+\(key)"
}

private func grouped(_ key: PhoneKey) -> String? {
    let run = key.run
    guard let code = CallingCode(leading: run) else { return nil }
    let national = run.dropFirst(code.length)
    let form = formatted(code, national)
    let isPlain = form?.utf8.count == run.count + 2
    return isPlain && national.count > 6 ? "+\(code.value) " + inGroups(national.text) : form
}

private func formatted(_ code: CallingCode, _ national: Digits) -> String? {
    let text = national.text
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
        guard let start = buffer.baseAddress else { return nil }
        let length = cphone_format(Int32(code.value), text, text.utf8.count, 1, start, buffer.count)
        return length > 0 ? String(cString: start) : nil
    }
}

/// Where libphonenumber has no grouping, as for Benin's ten digits: pairs, or threes when the count is odd.
private func inGroups(_ digits: String) -> String {
    let size = digits.utf8.count.isMultiple(of: 2) ? 2 : 3
    var result = ""
    for (place, digit) in digits.enumerated() {
        if place > 0, place.isMultiple(of: size) { result += " " }
        result.append(digit)
    }
    return result
}
