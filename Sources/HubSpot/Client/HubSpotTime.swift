import Domain

/// HubSpot's times: ISO 8601 with or without a fraction, or milliseconds since 1970 as digits. Read by hand, because a
/// first import reads a million of them.
enum HubSpotTime {
    static func read(_ text: String) -> Timestamp? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = TimeReader(bytes: bytes)
            return reader.read()
        }
    }

    /// For sentences: `2026-11-21 09:15:07 UTC`.
    static func people(_ moment: Timestamp) -> String {
        let calendar = LocalCalendar(timeZone: "UTC")
        let seconds = String((moment.milliseconds / 1000) % 60)
        let padding = seconds.count < 2 ? "0" : ""
        return "\(calendar.date(of: moment)) \(calendar.clockTime(of: moment)):\(padding)\(seconds) UTC"
    }
}

private struct TimeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    mutating func read() -> Timestamp? {
        if bytes.count > 4, bytes[4] == UInt8(ascii: "-") { return readISO() }
        guard let number = digits(1...15), index == bytes.count else { return nil }
        return Timestamp(milliseconds: number)
    }

    private mutating func readISO() -> Timestamp? {
        guard let year = digits(4...4), take("-"), let month = digits(2...2), take("-"), let day = digits(2...2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let date = dayNumber(year, month, day) * 86_400_000
        if index == bytes.count { return Timestamp(milliseconds: date) }
        guard take("T") || take(" "), let hour = digits(2...2), take(":"), let minute = digits(2...2), take(":"),
            let second = digits(2...2), hour < 25, minute < 60, second < 61,
            let fraction = fraction(), let offset = offset(), index == bytes.count
        else { return nil }
        return Timestamp(milliseconds: date + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction)
    }

    /// Milliseconds; finer digits are cut off.
    private mutating func fraction() -> Int64? {
        guard take(".") else { return 0 }
        let start = index
        guard let value = digits(1...9) else { return nil }
        var milliseconds = value
        for _ in (index - start)..<max(3, index - start) { milliseconds *= 10 }
        for _ in 3..<max(3, index - start) { milliseconds /= 10 }
        return milliseconds
    }

    /// Minutes east of UTC; no offset reads as UTC.
    private mutating func offset() -> Int64? {
        if index == bytes.count || take("Z") { return 0 }
        let sign: Int64 = take("-") ? -1 : 1
        guard sign < 0 || take("+"), let hours = digits(2...2) else { return nil }
        _ = take(":")
        guard let minutes = digits(2...2) else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func digits(_ counts: ClosedRange<Int>) -> Int64? {
        let start = index
        var value: Int64 = 0
        while index < bytes.count, index - start < counts.upperBound, (48...57).contains(bytes[index]) {
            value = value * 10 + Int64(bytes[index] - 48)
            index += 1
        }
        return counts.contains(index - start) ? value : nil
    }
}

/// Days since 1970-01-01 of a Gregorian date: years begin in March so that the leap day is a year's last.
private func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * monthFromMarch + 2) / 5 + day - 719_469
}
