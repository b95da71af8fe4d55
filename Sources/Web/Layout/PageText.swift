import Domain

/// How numbers and moments are written on pages: in the viewer's time zone, or the workspace's where it is not known.
struct PageText: Sendable {
    let now: Timestamp
    let calendar: LocalCalendar

    init(now: Timestamp, timeZone: String) {
        self.init(now: now, calendar: LocalCalendar(timeZone: ViewerZone.current ?? timeZone))
    }

    private init(now: Timestamp, calendar: LocalCalendar) {
        self.now = now
        self.calendar = calendar
    }

    /// `10:02` today, `3 Nov` this year and the last months, `3 Nov 2024` before.
    func moment(_ moment: Timestamp) -> DashboardPage.Moment {
        let isToday = calendar.day(of: moment) == calendar.day(of: now)
        return DashboardPage.Moment(
            text: isToday ? calendar.clockTime(of: moment) : date(moment), iso: UTCText.moment(moment))
    }

    /// What is to happen then: `10:02` today, `3 Nov, 10:02` on other days.
    func appointment(_ moment: Timestamp) -> DashboardPage.Moment {
        var told = self.moment(moment)
        if told.text != clock(moment) { told.text += ", \(clock(moment))" }
        return told
    }

    /// A day that was agreed on, kept as a moment. Programs that know the day alone write its midnight in UTC, which is
    /// the evening before in the west: that is still the day they mean.
    func agreedDay(_ moment: Timestamp) -> DashboardPage.Moment {
        let isDayAlone = moment.milliseconds.isMultiple(of: 86_400_000)
        let text = isDayAlone ? PageText(now: now, calendar: LocalCalendar(timeZone: "UTC")).date(moment) : date(moment)
        return DashboardPage.Moment(text: text, iso: UTCText.moment(moment))
    }

    func date(_ moment: Timestamp) -> String {
        let parts = calendar.date(of: moment).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, case let months = Self.months, months.indices.contains(parts[1] - 1)
        else { return calendar.date(of: moment) }
        let day = "\(parts[2]) \(months[parts[1] - 1])"
        return (now - moment) > .seconds(300 * 86_400) ? "\(day) \(parts[0])" : day
    }

    /// The same for a calendar day.
    func day(_ day: LocalDay) -> String {
        PageText(now: now, calendar: LocalCalendar(timeZone: "UTC")).date(Timestamp(seconds: day.number * 86_400))
    }

    /// `2026-11-21`, in the zone.
    func isoDay(_ moment: Timestamp) -> String {
        calendar.date(of: moment)
    }

    func clock(_ moment: Timestamp) -> String {
        calendar.clockTime(of: moment)
    }

    /// `1,204` in English, `1.204` in Spanish.
    static func count(_ number: some BinaryInteger) -> String {
        let digits = String(number.magnitude)
        let separator = Language.current.groupSeparator
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += separator }
            grouped.append(digit)
        }
        return number < 0 ? "-" + grouped : grouped
    }

    /// `4 entries`, `1 entry`: the catalogue has both, as `{} entries` and `{} entry`.
    static func count(_ number: some BinaryInteger, _ one: String, _ many: String) -> String {
        Phrase(key: "{} " + (number == 1 ? one : many), values: [count(number)]).text(in: .current)
    }

    /// `0 s`, `12 s`, `3 min`, `2 h`, `4 d`: the number and its unit.
    static func span(_ duration: Duration) -> (number: String, unit: String) {
        let seconds = max(0, duration.milliseconds) / 1000
        switch seconds {
        case ..<120: return (String(seconds), localized("s"))
        case ..<7200: return (String(seconds / 60), localized("min"))
        case ..<172_800: return (String(seconds / 3600), localized("h"))
        default: return (count(seconds / 86_400), localized("d"))
        }
    }

    /// A whole percentage that says 100 only when nothing is missing and 0 only when there is nothing.
    static func percent(_ share: Double) -> Int {
        let rounded = Int((share * 100).rounded())
        if share < 1, rounded == 100 { return 99 }
        if share > 0, rounded == 0 { return 1 }
        return rounded
    }

    private static var months: [String] {
        [
            localized("Jan"), localized("Feb"), localized("Mar"), localized("Apr"), localized("May"), localized("Jun"),
            localized("Jul"), localized("Aug"), localized("Sep"), localized("Oct"), localized("Nov"), localized("Dec"),
        ]
    }
}
