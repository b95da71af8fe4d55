import Domain
import Foundation
import Testing

struct LocalCalendarTests {
    private static let zones = [
        "UTC", "Europe/Berlin", "America/Mexico_City", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia",
        "Pacific/Chatham", "Australia/Lord_Howe", "America/Sao_Paulo",
    ]

    @Test(arguments: zones)
    func `days, dates and clock times are those of the zone's calendar`(zone: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        var random = SeededRandom(seed: 1)
        for _ in 0..<500 {
            // 1950 to 2100, so both sides of 1970, of every change of clocks, and of Samoa's lost day.
            let seconds = Int64.random(in: -631_152_000...4_102_444_800, using: &random)
            try compare(Timestamp(milliseconds: seconds * 1000 + .random(in: 0..<1000, using: &random)), zone, calendar)
        }
    }

    /// Every quarter of an hour around the night the clocks go back and the one they go forward.
    @Test(arguments: ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo"])
    func `a change of clocks moves no message to another day`(zone: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        var next = try #require(
            calendar.timeZone.nextDaylightSavingTimeTransition(after: Date(timeIntervalSince1970: 1e9)))
        for _ in 0..<6 {
            let change = Int64(next.timeIntervalSince1970)
            for quarter in -12...12 as ClosedRange<Int64> {
                try compare(Timestamp(seconds: change + quarter * 900), zone, calendar)
            }
            next = calendar.timeZone.nextDaylightSavingTimeTransition(after: next) ?? next
        }
    }

    @Test(arguments: zones)
    func `a day begins when its first moment comes, but where clocks skip midnight`(zone: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let ours = LocalCalendar(timeZone: zone)
        var random = SeededRandom(seed: 2)
        for _ in 0..<300 {
            let moment = Timestamp(seconds: .random(in: 0...4_102_444_800, using: &random))
            let start = calendar.startOfDay(for: Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000))
            let off = ours.start(of: ours.day(of: moment)).milliseconds - Int64(start.timeIntervalSince1970 * 1000)
            let isMidnight = calendar.component(.hour, from: start) == 0
            #expect(isMidnight ? off == 0 : abs(off) <= 3_600_000, "\(zone) \(moment)")
        }
    }

    @Test func `a date is read back as the day it names, and what is no date is none`() {
        for number in stride(from: Int64(-20_000), through: 60_000, by: 37) {
            let text = LocalCalendar(timeZone: "UTC").date(of: Timestamp(seconds: number * 86_400))
            #expect(LocalDay(date: text) == LocalDay(number: number), "\(text)")
        }
        for text in [
            "", "2026-02-29", "2026-13-01", "2026-1-1", "2026-04-31", "21.11.2026", "2026-11-2x", "-026-11-21",
        ] {
            #expect(LocalDay(date: text) == nil, "\(text)")
        }
    }

    @Test func `an unknown zone is read as UTC`() {
        let calendar = LocalCalendar(timeZone: "Mars/Olympus")
        #expect(calendar.clockTime(of: .noon) == "12:00")
        #expect(calendar.date(of: .noon) == "2026-11-21")
    }

    /// What WhatsApp may date a message with, and beyond: up to the ends of what a moment can be.
    @Test(arguments: [Int64.min, Int64.min / 2, -1, 0, 253_402_300_799_999, Int64.max / 2, Int64.max])
    func `no moment is too far`(milliseconds: Int64) {
        for zone in Self.zones {
            let calendar = LocalCalendar(timeZone: zone)
            #expect(!calendar.date(of: Timestamp(milliseconds: milliseconds)).isEmpty)
            #expect(calendar.clockTime(of: Timestamp(milliseconds: milliseconds)).count == 5)
        }
    }

    private func compare(_ moment: Timestamp, _ zone: String, _ calendar: Calendar) throws {
        let date = Date(timeIntervalSince1970: TimeInterval(moment.milliseconds) / 1000)
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
        let (year, month, day) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
        let local = LocalCalendar(timeZone: zone)
        #expect(local.date(of: moment) == "\(year)-\(two(month))-\(two(day))")
        #expect(local.clockTime(of: moment) == "\(two(try #require(parts.hour))):\(two(try #require(parts.minute)))")
        var utc = Calendar(identifier: .gregorian)
        utc.timeZone = .gmt
        let midnight = try #require(utc.date(from: DateComponents(year: year, month: month, day: day)))
        #expect(local.day(of: moment).number == Int64(midnight.timeIntervalSince1970) / 86_400)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
