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
            let changes = mirror.changesReadAt.map { ", changes read \(text.moment($0).text)" } ?? ""
            return Gauge(
                name: "Contacts",
                words: "\(PageText.count(reading.contacts)) mirrored. First import \(text.moment(finished).text): "
                    + "\(PageText.count(mirror.imported)) in \(took.number) \(took.unit)\(changes).",
                value: nil, limit: 1, isRunning: false)
        }
        return running(
            "First import", done: mirror.imported, total: mirror.importTotal, since: mirror.importStartedAt,
            now: reading.now)
    }

    private static func comparison(_ mirror: MirrorProgress, _ reading: HubSpotReading, _ text: PageText) -> Gauge? {
        if mirror.comparison.isRunning, let started = mirror.comparison.startedAt {
            return running(
                "Comparison", done: mirror.comparison.read, total: reading.contacts, since: started, now: reading.now)
        }
        return mirror.comparison.finishedAt.map { finished in
            Gauge(
                name: "Comparison",
                words: "Every contact was compared \(text.moment(finished).text); next at 01:00.", value: nil, limit: 1,
                isRunning: false)
        }
    }

    /// Done, of how many, how fast, and how long still.
    static func running(
        _ name: String, done: Int64, total: Int64?, since start: Timestamp, now: Timestamp
    ) -> Gauge {
        let elapsed = max(1, (now - start).milliseconds)
        let rate = done * 1000 / elapsed
        var words = "\(PageText.count(done))"
        guard let total, total >= done, done > 0 else {
            return Gauge(name: name, words: "\(words) contacts read", value: nil, limit: 1, isRunning: true)
        }
        let left = PageText.span(.milliseconds((total - done) * elapsed / done))
        words += " of \(PageText.count(total)) contacts, \(PageText.count(rate)) a second"
        words += ", about \(left.number) \(left.unit) left"
        return Gauge(name: name, words: words, value: done, limit: max(1, total), isRunning: true)
    }

    /// What HubSpot's limits leave.
    static func limits(_ reading: HubSpotReading, _ text: PageText) -> [Gauge] {
        guard let limits = reading.limits else { return [] }
        var gauges = [
            window("Calls", limits.calls), window("Searches", limits.searches),
            window("Associations", limits.associations),
        ]
        if let day = limits.day {
            gauges.append(
                Gauge(
                    name: "Today",
                    words: "\(PageText.count(day.left)) of \(PageText.count(day.limit)) calls left until "
                        + text.clock(day.until),
                    value: Int64(max(0, day.left)), limit: Int64(max(1, day.limit)), isRunning: false))
        }
        return gauges
    }

    private static func window(_ name: String, _ window: HubSpotLimits.Window) -> Gauge {
        let span = PageText.span(window.interval)
        return Gauge(
            name: name,
            words:
                "\(PageText.count(window.left)) of \(PageText.count(window.limit)) left in \(span.number) \(span.unit)"
                + ", \(PageText.count(window.keptForPeople)) kept for people",
            value: Int64(window.left), limit: Int64(max(1, window.limit)), isRunning: false)
    }

    static func waits(_ limits: HubSpotLimits, _ text: PageText) -> [String] {
        limits.pauses.map { "Paused until \(text.clock($0.until)): \($0.sentence)" }
            + limits.waits.map { wait in
                let who = wait.isPerson ? "Somebody at a screen waits" : "Background work waits"
                return "\(who) since \(text.clock(wait.since)): \(wait.sentence)"
            }
    }
}
