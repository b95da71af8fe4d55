public import Domain

/// Where a page of the audit ended: entries stand in the order of their time, and of their ids within one.
public struct AuditKey: PageKey, Hashable {
    public var at: Timestamp
    public var id: AuditID

    public init(at: Timestamp, id: AuditID) {
        self.at = at
        self.id = id
    }

    public init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let at = Int64(parts[0]), let id = AuditID(text: parts[1]) else { return nil }
        self.init(at: Timestamp(milliseconds: at), id: id)
    }

    public var text: String { "\(at)-\(id)" }
}
