import Foundation

/// A calendar day in a workspace's time zone, as days since 1970-01-01.
public struct LocalDay: Hashable, Comparable, Sendable {
    public let number: Int64

    public init(number: Int64) {
        self.number = number
    }

    /// A Gregorian date as `2026-11-21`. `nil` for anything else, and for days that no month has.
    public init?(date text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.map { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(part) : nil }
        guard parts.map(\.count) == [4, 2, 2], let year = digits[0], let month = digits[1], let day = digits[2],
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        number = dayNumber(year, month, day)
        // The 31st of a short month is a day of the next one.
        guard civilDate(number) == (year, month, day) else { return nil }
    }

    public static func < (left: LocalDay, right: LocalDay) -> Bool {
        left.number < right.number
    }
}

/// Turns moments into a workspace's days and clock times.
public struct LocalCalendar: Sendable {
    private let zone: TimeZone

    /// An unknown zone name reads as UTC: a wrong setting must not stop messages.
    public init(timeZone name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    public func day(of moment: Timestamp) -> LocalDay {
        LocalDay(number: localSeconds(moment).flooredQuotient(by: 86_400))
    }

    /// `10:02`, in the zone.
    public func clockTime(of moment: Timestamp) -> String {
        let minutes = localSeconds(moment).flooredRemainder(by: 86_400) / 60
        return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// `2026-11-21`, in the zone.
    public func date(of moment: Timestamp) -> String {
        let date = civilDate(day(of: moment).number)
        return "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))"
    }

    /// When the day begins in the zone.
    public func start(of day: LocalDay) -> Timestamp { moment(localSeconds: day.number * 86_400) }

    /// The next time a clock in the zone shows this hour. Where the hour is skipped in spring, when it would have been.
    public func next(hour: Int64, after moment: Timestamp) -> Timestamp {
        let today = day(of: moment).number
        let candidates = (today...today + 1).map { self.moment(localSeconds: $0 * 86_400 + hour * 3600) }
        return candidates.first { $0 > moment } ?? self.moment(localSeconds: (today + 2) * 86_400 + hour * 3600)
    }

    /// The offset of the guess may be that of the other side of a change of clocks; the second look is right.
    private func moment(localSeconds: Int64) -> Timestamp {
        let guess = localSeconds - offset(at: localSeconds)
        return Timestamp(seconds: localSeconds - offset(at: guess))
    }

    private func localSeconds(_ moment: Timestamp) -> Int64 {
        let seconds = moment.milliseconds.flooredQuotient(by: 1000)
        return seconds + offset(at: seconds)
    }

    private func offset(at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))))
    }
}

private func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}

/// The inverse of `civilDate`.
private func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// Gregorian date of a day number, by counting 400-year eras from 1 March of year 0 so that the leap day is last.
private func civilDate(_ dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = dayNumber + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted.flooredRemainder(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }

    fileprivate func flooredRemainder(by divisor: Int64) -> Int64 {
        self - flooredQuotient(by: divisor) * divisor
    }
}
