import Domain
import Storage

extension DashboardPage {
    static func figures(_ reading: DashboardReading, _ text: PageText) -> [Figure] {
        [messagesToday(reading), linked(reading), onTimeline(reading), lag(reading, text)]
    }

    private static func messagesToday(_ reading: DashboardReading) -> Figure {
        let isCapped = reading.messagesToday >= Int64(MessageCounts.spanLimit)
        return Figure(
            id: "figure-messages", label: localized("Messages today"),
            value: PageText.count(reading.messagesToday) + (isCapped ? "+" : ""), unit: nil,
            detail: localized("\(PageText.count(reading.messagesByHour.last ?? 0)) this hour"), link: "#messages",
            curve: Curve(reading.messagesByHour.map(Double.init)),
            curveMeaning: localized("Messages in each of the last 24 hours")
        )
    }

    private static func linked(_ reading: DashboardReading) -> Figure {
        let totals = reading.figures.totals
        return Figure(
            id: "figure-linked", label: localized("People linked"),
            value: reading.linkedShare.map { String(PageText.percent($0)) } ?? "–",
            unit: reading.linkedShare == nil ? nil : "%",
            detail: (totals.persons == 0
                ? localized("nobody has written yet")
                : localized(
                    "\(PageText.count(totals.linksActive)) of \(PageText.count(totals.persons, "person", "people"))"))
                + whole(reading),
            link: LinksPage.link(.linked),
            curve: Curve(reading.history.map(\.linkedShare), ceiling: 1),
            curveMeaning: localized("Share of people linked, over the last hour"))
    }

    private static func onTimeline(_ reading: DashboardReading) -> Figure {
        let entries = reading.figures.totals.entries
        var detail = localized("\(PageText.count(entries.waiting)) waiting")
        if entries.refused > 0 { detail += " · " + localized("\(PageText.count(entries.refused)) refused") }
        detail += whole(reading)
        let course = reading.history.map(\.onTimeline)
        return Figure(
            id: "figure-timeline", label: localized("On timeline"), value: PageText.count(entries.onTimeline),
            unit: nil, detail: detail, link: SiteURL.hubSpotActivity.path,
            // A total hardly falls: drawn from where it began, so that its growth can be seen.
            curve: Curve(course, floor: max(0, (course.min() ?? 0) - 1), ceiling: (course.max() ?? 0) + 1),
            curveMeaning: localized("Chat days on HubSpot's timeline, over the last hour"))
    }

    /// Said to whoever sees some numbers: counting whole tables for each of them would take too long.
    private static func whole(_ reading: DashboardReading) -> String {
        reading.isPart ? " · " + localized("the whole company") : ""
    }

    private static func lag(_ reading: DashboardReading, _ text: PageText) -> Figure {
        let span = PageText.span(reading.lag)
        let waiting = reading.figures.waiting
        let since = [waiting.intakeSince, waiting.timelineSince].compactMap(\.self).min()
        return Figure(
            id: "figure-lag", label: localized("Lag"), value: span.number, unit: span.unit,
            detail: since.map { localized("oldest waits since \(text.moment($0).text)") } ?? localized("nothing waits"),
            link: "#hubspot",
            curve: Curve(
                reading.history.map(\.lagSeconds), ceiling: max(10, reading.history.map(\.lagSeconds).max() ?? 0)),
            curveMeaning: localized("Longest wait in each minute of the last hour"))
    }
}
