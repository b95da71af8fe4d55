/// A record beside the contacts on whose timeline a communication stands.
public struct TimelineRecord: Sendable, Hashable, Comparable {
    public var kind: TimelineAssociation
    /// HubSpot's id of it.
    public var id: String

    public init(_ kind: TimelineAssociation, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// `deal:123`.
    public var text: String { "\(kind.rawValue):\(id)" }

    public init?(text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"), let kind = TimelineAssociation(rawValue: String(text[..<colon]))
        else { return nil }
        self.init(kind, String(text[text.index(after: colon)...]))
    }

    public static func < (left: TimelineRecord, right: TimelineRecord) -> Bool {
        (left.kind, left.id) < (right.kind, right.id)
    }
}
