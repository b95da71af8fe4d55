import Domain

/// Moments and days as programs read them.
enum UTCText {
    private static let calendar = LocalCalendar(timeZone: "UTC")

    /// `2026-11-21T10:02:03.004Z`
    static func moment(_ moment: Timestamp) -> String {
        let date = calendar.date(of: moment)
        let ofDay = moment.milliseconds.remainderFloored(by: 86_400_000)
        let seconds = ofDay / 1000 % 60
        let clock = calendar.clockTime(of: moment)
        return "\(date)T\(clock):\(padded(seconds, 2)).\(padded(ofDay % 1000, 3))Z"
    }

    /// `2026-11-21`
    static func day(_ day: LocalDay) -> String {
        calendar.date(of: Timestamp(seconds: day.number * 86_400))
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    fileprivate func remainderFloored(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
