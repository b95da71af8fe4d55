import Domain
import Foundation

/// Times on the control page, in UTC.
enum ClockFace {
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// `09:05`
    static func time(_ moment: Timestamp) -> String {
        let minutes = (moment.milliseconds % millisecondsPerDay) / 60_000
        return two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// `Today`, `Yesterday`, `Wed 18 Nov`
    static func day(_ moment: Timestamp, now: Timestamp) -> String {
        switch now.milliseconds / millisecondsPerDay - moment.milliseconds / millisecondsPerDay {
        case 0: "Today"
        case 1: "Yesterday"
        default: date(moment)
        }
    }

    /// For a list: the time today, else the day.
    static func short(_ moment: Timestamp, now: Timestamp) -> String {
        let isToday = now.milliseconds / millisecondsPerDay == moment.milliseconds / millisecondsPerDay
        return isToday ? time(moment) : day(moment, now: now)
    }

    private static func date(_ moment: Timestamp) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.weekday, .day, .month], from: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[(parts.weekday ?? 1) - 1]) \(parts.day ?? 0) \(months[(parts.month ?? 1) - 1])"
    }

    private static func two(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
