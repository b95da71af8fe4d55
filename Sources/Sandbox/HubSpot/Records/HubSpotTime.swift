import Domain

/// Moments as HubSpot writes them (ISO 8601, UTC, milliseconds) and as it takes them (that, or epoch milliseconds).
///
/// By hand, because a page of a hundred records holds two hundred of them and Foundation's formatter is slow.
enum HubSpotTime {
    private static let millisecondsPerDay: Int64 = 86_400_000

    static func text(_ moment: Timestamp) -> String {
        let (days, rest) = floorDivide(moment.milliseconds, millisecondsPerDay)
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return "\(day(days))T\(clock.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
    }

    /// `2026-11-21`, by the day of UTC.
    static func dateText(_ moment: Timestamp) -> String {
        day(floorDivide(moment.milliseconds, millisecondsPerDay).quotient)
    }

    /// Epoch milliseconds, a date, or a date with time and zone. Nil where it is none of them.
    static func parse(_ text: String) -> Timestamp? {
        if let number = Int64(text) { return Timestamp(milliseconds: number) }
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let days = days(halves[0]) else { return nil }
        let start = days * millisecondsPerDay
        guard halves.count == 2 else { return Timestamp(milliseconds: start) }
        return timeOfDay(halves[1]).map { Timestamp(milliseconds: start + $0) }
    }

    private static func timeOfDay(_ text: Substring) -> Int64? {
        let zoneStart = text.firstIndex { "Zz+-".contains($0) } ?? text.endIndex
        let clock = text[..<zoneStart].split(separator: ":").map { Double($0) }
        guard clock.count >= 2, let hours = clock[0], let minutes = clock[1] else { return nil }
        guard let seconds = clock.count > 2 ? clock[2] : 0, let offset = offset(text[zoneStart...]) else { return nil }
        guard hours < 24, minutes < 60, seconds < 61 else { return nil }
        return Int64(((hours * 60 + minutes) * 60_000 + seconds * 1000).rounded()) - offset
    }

    private static func offset(_ text: Substring) -> Int64? {
        guard let sign = text.first, sign != "Z", sign != "z" else { return 0 }
        let digits = text.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let number = Int64(digits) else { return nil }
        return (number / 100 * 60 + number % 100) * 60_000 * (sign == "-" ? -1 : 1)
    }

    private static func days(_ text: Substring) -> Int64? {
        let parts = text.split(separator: "-").map { Int64($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days from civil, Howard Hinnant's calendar algorithms.
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400).quotient
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func day(_ days: Int64) -> String {
        let (era, dayOfEra) = floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shifted + 2) / 5 + 1, 2))"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
    }

    private static func floorDivide(_ number: Int64, _ by: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: by)
        return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
    }
}
