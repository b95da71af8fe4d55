/// Something that tells whether a person was in a group at a moment. Signs only add up: what follows from them does not
/// depend on the order in which they came.
public struct ParticipantSign: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case joined
        /// A message of theirs, which nobody else can send.
        case wrote
        /// A message of the business reached them. It may be read long after they left.
        case reached
        /// Taken out by the business.
        case removed
        case left
        /// They are out, and nobody said who wanted it.
        case gone
        /// Asked to be let in.
        case asked
        /// Asks no more, or was refused.
        case withdrew
    }

    public var at: Timestamp
    public var kind: Kind

    public init(_ kind: Kind, at: Timestamp) {
        self.at = at
        self.kind = kind
    }
}

extension ParticipantSign.Kind {
    /// Why the person is out, if this is the end of a stay.
    public var ending: Participation.Ending? {
        switch self {
        case .removed: .removed
        case .left: .left
        case .gone: .unknown
        case .joined, .wrote, .reached, .asked, .withdrew: nil
        }
    }

    /// Of one second: who joins can write before they leave. Of several ends, the one that says more.
    fileprivate var turn: Int {
        switch self {
        case .asked, .withdrew, .joined: 0
        case .wrote, .reached: 1
        case .removed: 2
        case .left: 3
        case .gone: 4
        }
    }
}

extension Sequence<ParticipantSign> {
    /// In the order in which they count.
    func inOrder() -> [ParticipantSign] {
        sorted { ($0.at, $0.kind.turn, $0.kind.rawValue) < ($1.at, $1.kind.turn, $1.kind.rawValue) }
    }
}
