import Domain
import Storage
import Sync

extension HubSpotPage {
    /// How far contacts are read.
    static func reading(_ reading: HubSpotReading, _ text: PageText) -> [Gauge] {
        guard let mirror = reading.row?.mirror else { return [] }
        return [firstImport(mirror, reading, text), comparison(mirror, reading, text)].compactMap(\.self)
    }

    private static func firstImport(_ mirror: MirrorProgress, _ reading: HubSpotReading, _ text: PageText) -> Gauge {
        if let finished = mirror.importFinishedAt {
            let took = PageText.span(finished - mirror.importStartedAt)
            let changes = mirror.changesReadAt.map { ", " + localized("changes read \(text.moment($0).text)") } ?? ""
            return Gauge(
                name: localized("Contacts"),
                words: localized(
                    """
                    \(PageText.count(reading.contacts)) mirrored. First import \(text.moment(finished).text): \
                    \(PageText.count(mirror.imported)) in \(took.number) \(took.unit)\(changes).
                    """),
                value: nil, limit: 1, isRunning: false)
        }
        return running(
            localized("First import"), done: mirror.imported, total: mirror.importTotal, since: mirror.importStartedAt,
            now: reading.now)
    }

    private static func comparison(_ mirror: MirrorProgress, _ reading: HubSpotReading, _ text: PageText) -> Gauge? {
        if mirror.comparison.isRunning, let started = mirror.comparison.startedAt {
            return running(
                localized("Comparison"), done: mirror.comparison.read, total: reading.contacts, since: started,
                now: reading.now)
        }
        return mirror.comparison.finishedAt.map { finished in
            Gauge(
                name: localized("Comparison"),
                words: localized("Every contact was compared \(text.moment(finished).text); next at 01:00."),
                value: nil, limit: 1,
                isRunning: false)
        }
    }

    /// Done, of how many, how fast, and how long still.
    static func running(
        _ name: String, done: Int64, total: Int64?, since start: Timestamp, now: Timestamp
    ) -> Gauge {
        let elapsed = max(1, (now - start).milliseconds)
        let rate = done * 1000 / elapsed
        guard let total, total >= done, done > 0 else {
            return Gauge(
                name: name, words: localized("\(PageText.count(done)) contacts read"), value: nil, limit: 1,
                isRunning: true)
        }
        let left = PageText.span(.milliseconds((total - done) * elapsed / done))
        let words = localized(
            """
            \(PageText.count(done)) of \(PageText.count(total)) contacts, \(PageText.count(rate)) a second, about \
            \(left.number) \(left.unit) left
            """)
        return Gauge(name: name, words: words, value: done, limit: max(1, total), isRunning: true)
    }

    /// What HubSpot's limits leave.
    static func limits(_ reading: HubSpotReading, _ text: PageText) -> [Gauge] {
        guard let limits = reading.limits else { return [] }
        var gauges = [
            window(localized("Calls"), limits.calls), window(localized("Searches"), limits.searches),
            window(localized("Associations"), limits.associations),
        ]
        if let day = limits.day {
            gauges.append(
                Gauge(
                    name: localized("Today"),
                    words: localized(
                        """
                        \(PageText.count(day.left)) of \(PageText.count(day.limit)) calls left until \
                        \(text.clock(day.until))
                        """),
                    value: Int64(max(0, day.left)), limit: Int64(max(1, day.limit)), isRunning: false))
        }
        return gauges
    }

    private static func window(_ name: String, _ window: HubSpotLimits.Window) -> Gauge {
        let span = PageText.span(window.interval)
        return Gauge(
            name: name,
            words:
                localized(
                    """
                    \(PageText.count(window.left)) of \(PageText.count(window.limit)) left in \(span.number) \
                    \(span.unit), \(PageText.count(window.keptForPeople)) kept for people
                    """),
            value: Int64(window.left), limit: Int64(max(1, window.limit)), isRunning: false)
    }

    static func waits(_ limits: HubSpotLimits, _ text: PageText) -> [String] {
        limits.pauses.map { localized("Paused until \(text.clock($0.until)): \(localizedSentence($0.sentence))") }
            + limits.waits.map { wait in
                let (since, sentence) = (text.clock(wait.since), localizedSentence(wait.sentence))
                return wait.isPerson
                    ? localized("Somebody at a screen waits since \(since): \(sentence)")
                    : localized("Background work waits since \(since): \(sentence)")
            }
    }
}
