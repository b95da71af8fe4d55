/// One stay of a person in a group: people leave and come back.
public struct Participation: Sendable, Hashable {
    public enum Ending: String, Sendable, CaseIterable {
        case removed
        case left
        case unknown
        /// The group itself is no more.
        case deleted
    }

    /// The first moment of which it is known. They may have been there before, where nobody told.
    public var since: Timestamp
    /// `nil` = still there.
    public var until: Timestamp?
    public var ending: Ending?

    public init(since: Timestamp, until: Timestamp? = nil, ending: Ending? = nil) {
        self.since = since
        self.until = until
        self.ending = ending
    }

    public func covers(_ moment: Timestamp) -> Bool {
        since <= moment && until.map { moment <= $0 } ?? true
    }
}

/// When a person was in a group, by everything that tells of it. Pure, and the same whatever the order of `signs`.
///
/// Who writes is there, told or not. Who leaves was there, at least then. That a message reached somebody counts only
/// before they leave for the first time, for it can be read much later.
public func participations(
    _ signs: some Sequence<ParticipantSign>, groupDeletedAt: Timestamp?
) -> [Participation] {
    var stays: [Participation] = []
    var hasLeft = false
    func isThere() -> Bool { stays.last.map { $0.until == nil } ?? false }
    for sign in signs.inOrder() {
        switch sign.kind {
        case .asked, .withdrew: continue
        case .reached where hasLeft: continue
        case .joined, .wrote, .reached:
            if !isThere() { stays.append(Participation(since: sign.at)) }
        case .removed, .left, .gone:
            if stays.isEmpty { stays.append(Participation(since: sign.at)) }
            if isThere() {
                stays[stays.count - 1].until = sign.at
                stays[stays.count - 1].ending = sign.kind.ending
            }
            hasLeft = true
        }
    }
    if let end = groupDeletedAt, isThere() {
        stays[stays.count - 1].until = max(end, stays[stays.count - 1].since)
        stays[stays.count - 1].ending = .deleted
    }
    return stays
}

/// Whether the person asks to be let in and has no answer yet.
public func isAsking(_ signs: some Sequence<ParticipantSign>) -> Bool {
    let last = signs.inOrder().last { [.asked, .withdrew, .joined].contains($0.kind) }
    return last?.kind == .asked
}
