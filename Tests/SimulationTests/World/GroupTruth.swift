import Domain
import Sandbox

/// What is so of a group, whoever has heard of it.
struct GroupTruth: Sendable {
    var subject: String
    /// In whole seconds, as WhatsApp tells them.
    private var stays: [SandboxPersonID: [(since: Timestamp, until: Timestamp?)]] = [:]

    init(subject: String) {
        self.subject = subject
    }

    mutating func enter(_ person: SandboxPersonID, at moment: Timestamp) {
        stays[person, default: []].append((moment.inSeconds, nil))
    }

    mutating func leave(_ person: SandboxPersonID, at moment: Timestamp) {
        guard var mine = stays[person], let last = mine.indices.last else { return }
        mine[last].until = mine[last].until ?? moment.inSeconds
        stays[person] = mine
    }

    mutating func end(at moment: Timestamp) {
        for person in stays.keys { leave(person, at: moment) }
    }

    /// Who was there on a day, if only for a part of it.
    func persons(on day: LocalDay, _ calendar: LocalCalendar) -> Set<SandboxPersonID> {
        Set(
            stays.filter { _, mine in
                mine.contains { stay in
                    calendar.day(of: stay.since) <= day && stay.until.map { day <= calendar.day(of: $0) } ?? true
                }
            }.keys)
    }
}

extension Timestamp {
    fileprivate var inSeconds: Timestamp { Timestamp(seconds: milliseconds / 1000) }
}
