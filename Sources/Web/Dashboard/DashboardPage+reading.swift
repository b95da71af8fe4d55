import Domain
import Storage

extension DashboardPage {
    /// Everything shown, from everything read.
    init(_ reading: DashboardReading, assets: AssetStore) {
        let text = PageText(now: reading.now, timeZone: reading.timeZone)
        let needs = Self.needs(reading, text)
        shell = Shell(
            title: "Dashboard", assets: assets, workspaceName: reading.workspaceName, sandboxPage: reading.sandboxPage)
        health = Self.health(reading)
        let steps = Self.setup(reading)
        hasChecklist = steps.contains { !$0.isDone }
        checklist = hasChecklist ? steps : []
        checklistWords = localized("\(steps.count { $0.isDone }) of \(steps.count) done")
        figures = Self.figures(reading, text)
        self.needs = needs
        needsCount = needs.isEmpty ? nil : PageText.count(needs.count)
        messages = reading.recent.map { Self.messageRow($0, reading, text) }
        hubSpot = reading.accounts.hubSpot.map { Self.hubSpotCard($0, reading, text) }
        accounts = reading.accounts.whatsApp.map(Self.accountRow)
        numbers = reading.accounts.numbers.map { Self.numberRow($0, text) }
        sandboxPage = reading.sandboxPage
        spoken = Self.spoken(reading, needs: needs.count)
    }

    /// Ten seconds is what a busy chat may wait by design; a minute behind is somebody's problem.
    private static func health(_ reading: DashboardReading) -> Health {
        if reading.accounts.hubSpot?.state.word == .needsReconnect {
            return Health(tone: .bad, words: localized("HubSpot needs a new token"))
        }
        let behind = PageText.span(reading.lag)
        switch reading.lag {
        case ..<(.seconds(10)): return Health(tone: .good, words: localized("Up to date"))
        case ..<(.seconds(60)): return Health(tone: .warn, words: localized("\(behind.number) \(behind.unit) behind"))
        default: return Health(tone: .bad, words: localized("\(behind.number) \(behind.unit) behind"))
        }
    }

    private static func spoken(_ reading: DashboardReading, needs: Int) -> String {
        let messages = PageText.count(reading.messagesToday, "message today", "messages today")
        let waiting = PageText.count(reading.figures.totals.entries.waiting, "entry waits", "entries wait")
        let matters =
            needs == 0
            ? localized("nothing needs you") : PageText.count(needs, "matter needs a person", "matters need a person")
        return "\(messages), \(waiting), \(matters)."
    }
}
