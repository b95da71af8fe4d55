import Domain
import Testing

@testable import Storage
@testable import Sync

struct MirrorTaskTests {
    private let now = Timestamp.noon

    @Test func `a new connection reads its owners, then its contacts`() {
        #expect(next(progress()) == .readOwners)
        #expect(next(progress(owners: now)) == .importPages)
        #expect(next(progress(owners: now), reread: now) == .reread)
        #expect(next(progress(owners: now), reread: now + .seconds(1)) == .importPages)
    }

    @Test func `after the import it reads what changed, at once and then every three minutes`() {
        #expect(next(progress(owners: now, imported: now)) == .readChanges)
        let read = progress(owners: now, imported: now, changes: now - .seconds(180))
        #expect(next(read) == .readChanges)
        let fresh = progress(owners: now, imported: now, changes: now - .seconds(179))
        #expect(next(fresh) == .rest(until: now + .seconds(1)))
        #expect(next(fresh, reread: now) == .reread)
    }

    @Test func `it rests until the first thing that is due`() {
        let quiet = progress(owners: now - .seconds(590), imported: now, changes: now)
        #expect(next(quiet) == .rest(until: now + .seconds(10)))
        #expect(next(quiet, reread: now + .seconds(5)) == .rest(until: now + .seconds(5)))
        #expect(next(quiet, reread: now + .seconds(500)) == .rest(until: now + .seconds(10)))
        let later = progress(owners: now, imported: now, changes: now)
        #expect(next(later) == .rest(until: now + .seconds(180)))
        #expect(next(progress(owners: now - .seconds(600), imported: now, changes: now)) == .readOwners)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `it never rests into the past`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        func moment() -> Timestamp? {
            random.chance(30) ? nil : now + .seconds(.random(in: -4000...10, using: &random))
        }
        let progress = progress(owners: moment(), imported: moment(), changes: moment())
        if case .rest(let until) = next(progress, reread: moment()) { #expect(until > now) }
    }

    @Test func `at one in the night of the workspace every contact is compared, once`() {
        // Noon in UTC: the next 01:00 in Madrid is midnight in UTC.
        let night = Timestamp(seconds: 1_795_305_600)
        var progress = progress(owners: night, imported: now, changes: night)
        #expect(next(progress, at: night) == .startComparison)
        progress.changesReadAt = night - .seconds(180)
        #expect(next(progress, at: night) == .readChanges)
        progress.changesReadAt = night
        progress.comparison.startedAt = night
        #expect(next(progress, at: night) == .comparePage)
        progress.comparison.finishedAt = night + .seconds(60)
        #expect(next(progress, at: night + .seconds(60)) == .rest(until: night + .seconds(180)))
        progress.ownersReadAt = night + .seconds(86_400)
        progress.changesReadAt = night + .seconds(86_300)
        #expect(next(progress, at: night + .seconds(86_399)) == .rest(until: night + .seconds(86_400)))
        #expect(next(progress, at: night + .seconds(86_400)) == .startComparison)
    }

    private func next(_ progress: MirrorProgress, reread: Timestamp? = nil, at moment: Timestamp? = nil) -> MirrorTask {
        MirrorTask.next(
            progress, rereadDue: reread, calendar: LocalCalendar(timeZone: "Europe/Madrid"), now: moment ?? now)
    }

    private func progress(
        owners: Timestamp? = nil, imported: Timestamp? = nil, changes: Timestamp? = nil
    ) -> MirrorProgress {
        var progress = MirrorProgress(importStartedAt: .beginning)
        progress.importFinishedAt = imported
        progress.changesReadAt = changes
        progress.ownersReadAt = owners
        return progress
    }
}
