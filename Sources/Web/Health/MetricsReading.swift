import Domain
import Storage
import Sync

/// Everything `/metrics` tells, as values, and its text.
struct MetricsReading: Sendable {
    typealias Directions = [MessageDirection: Int64]

    var now: Timestamp
    var figures: FigureReading
    var status: PipelineStatus
    var directions: Directions
    var media: MediaCounts

    var text: String {
        var metrics = MetricsText()
        addIntake(to: &metrics)
        addMirror(to: &metrics)
        addTimeline(to: &metrics)
        addMedia(to: &metrics)
        addHubSpot(to: &metrics)
        addProcess(to: &metrics)
        return metrics.text
    }

    private func addIntake(to metrics: inout MetricsText) {
        let intake = figures.totals.intake
        metrics.add(
            "liaison_intake_bodies", .gauge, "Webhook bodies stored, by state.",
            [
                sample("state", "waiting", intake.waiting), sample("state", "done", intake.done),
                sample("state", "unreadable", intake.unreadable), sample("state", "failed", intake.failed),
            ])
        metrics.add(
            "liaison_intake_repeated_bodies", .gauge, "Webhook deliveries whose bytes were stored already.",
            intake.repeated)
        metrics.add(
            "liaison_intake_lag_seconds", .gauge, "How long the oldest unread webhook body has waited.",
            [.init(value: seconds(since: figures.waiting.intakeSince))])
        metrics.add(
            "liaison_unknown_parts", .gauge, "Parts of webhooks this version does not know, by where they stood.",
            figures.unknownParts.map { sample("part", $0.part, $0.seen) })
        metrics.add(
            "liaison_parts_without_effect", .gauge, "Parts of webhooks that are known and change nothing here.",
            figures.idleParts.map { sample("part", $0.part, $0.seen) })
    }

    private func addMirror(to metrics: inout MetricsText) {
        metrics.add(
            "liaison_messages", .gauge, "Messages stored, by direction.",
            [
                sample("direction", "incoming", directions[.incoming] ?? 0),
                sample("direction", "outgoing", directions[.outgoing] ?? 0),
            ])
        metrics.add("liaison_persons", .gauge, "People met on WhatsApp.", figures.totals.persons)
        metrics.add("liaison_links_active", .gauge, "People linked to a HubSpot contact.", figures.totals.linksActive)
        metrics.add("liaison_contacts_mirrored", .gauge, "HubSpot contacts mirrored.", figures.totals.contacts)
    }

    private func addTimeline(to metrics: inout MetricsText) {
        let entries = figures.totals.entries
        metrics.add(
            "liaison_timeline_entries", .gauge, "Timeline entries, by state.",
            [
                sample("state", "on_timeline", entries.onTimeline), sample("state", "waiting", entries.waiting),
                sample("state", "refused", entries.refused),
            ])
        metrics.add(
            "liaison_timeline_lag_seconds", .gauge, "How long the oldest unwritten timeline entry has waited.",
            [.init(value: seconds(since: figures.waiting.timelineSince))])
    }

    private func addMedia(to metrics: inout MetricsText) {
        metrics.add(
            "liaison_media_files", .gauge, "Files of messages that are not here, by whether they may still come.",
            [sample("state", "waiting", media.waiting), sample("state", "lost", media.lost)])
        metrics.add(
            "liaison_attachment_days_waiting", .gauge, "Chat days whose files wait to be put into HubSpot.",
            media.attaching)
    }

    private func addHubSpot(to metrics: inout MetricsText) {
        guard let budget = status.budget else { return }
        metrics.add(
            "liaison_hubspot_calls_total", .counter, "Calls made to HubSpot since the start.", Int64(budget.callsMade))
        metrics.add(
            "liaison_hubspot_budget_left", .gauge, "HubSpot calls left in the current ten seconds.", Int64(budget.left))
        metrics.add(
            "liaison_hubspot_budget_limit", .gauge, "HubSpot calls allowed in ten seconds.", Int64(budget.limit))
        if let left = budget.leftToday {
            metrics.add("liaison_hubspot_budget_left_today", .gauge, "HubSpot calls left today.", Int64(left))
        }
        let isPaused = budget.pausedUntil.map { $0 > now } ?? false
        metrics.add("liaison_hubspot_paused", .gauge, "1 while HubSpot is left alone.", isPaused ? 1 : 0)
    }

    private func addProcess(to metrics: inout MetricsText) {
        metrics.add(
            "liaison_worker_troubles", .gauge, "Workers whose last try failed.", Int64(status.troubles.count))
        metrics.add(
            "liaison_start_time_seconds", .gauge, "When the process started, seconds since 1970.",
            [.init(value: Double(status.startedAt.milliseconds) / 1000)])
    }

    private func sample(_ label: String, _ word: String, _ count: Int64) -> MetricsText.Sample {
        MetricsText.Sample(labels: [(label, word)], value: Double(count))
    }

    private func seconds(since: Timestamp?) -> Double {
        guard let since else { return 0 }
        return Double(max(0, (now - since).milliseconds)) / 1000
    }
}
