/// How many calls this HubSpot was asked, by kind. Inspection is not counted.
public struct SandboxCallCounts: Sendable, Equatable, Codable {
    /// Every call that arrived, whatever became of it.
    public internal(set) var total = 0
    /// By kind, such as `contacts.list`, `communications.batch.create`, `contacts.search`, `owners.list`.
    public internal(set) var byFamily: [String: Int] = [:]
    /// By status of the answer. A call whose answer was lost counts under what it would have been.
    public internal(set) var byStatus: [Int: Int] = [:]
    /// Calls that were refused because a limit was really reached, by the limit's name: `TEN_SECONDLY_ROLLING`,
    /// `SECONDLY`, `DAILY`. What the faults invented is not among them.
    public internal(set) var beyondLimit: [String: Int] = [:]

    public init() {}

    /// All calls over a limit; nothing for a client that keeps within its budget.
    public var callsBeyondLimits: Int { beyondLimit.values.reduce(0, +) }

    mutating func add(_ family: String, status: Int) {
        total += 1
        byFamily[family, default: 0] += 1
        byStatus[status, default: 0] += 1
    }
}
