/// A WhatsApp group as one business number knows it. News of it comes late, twice and in any order: what is told of one
/// thing last, by WhatsApp's time, counts.
public struct Group: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        case active
        /// WhatsApp stopped it; nobody can write until it clears the group.
        case suspended
        /// For good. What was said stays.
        case deleted
    }

    /// What was told of one thing, and when.
    public struct Told<Value: Comparable & Sendable>: Sendable, Equatable {
        public var value: Value
        public var at: Timestamp

        public init(_ value: Value, at: Timestamp) {
            self.value = value
            self.at = at
        }
    }

    public var subject: Told<String>?
    public var description: Told<String>?
    /// 1 = suspended, 0 = cleared.
    public var suspension: Told<Int64>?
    /// When WhatsApp made it, if it told.
    public var createdAt: Timestamp?
    public var deletedAt: Timestamp?
    /// The earliest moment of which anything is known.
    public var seenAt: Timestamp

    public init(
        subject: Told<String>? = nil, description: Told<String>? = nil, suspension: Told<Int64>? = nil,
        createdAt: Timestamp? = nil, deletedAt: Timestamp? = nil, seenAt: Timestamp
    ) {
        self.subject = subject
        self.description = description
        self.suspension = suspension
        self.createdAt = createdAt
        self.deletedAt = deletedAt
        self.seenAt = seenAt
    }

    public var state: State {
        if deletedAt != nil { return .deleted }
        return suspension?.value == 1 ? .suspended : .active
    }

    /// What the group is called; a group whose name was never told is called nothing.
    public var name: String? {
        subject.flatMap { $0.value.isEmpty ? nil : $0.value }
    }

    public mutating func learn(_ change: GroupNews.Change, at moment: Timestamp) {
        seenAt = min(seenAt, moment)
        switch change {
        case .created(let subject, let description):
            createdAt = min(createdAt ?? moment, moment)
            if let subject { self.subject = later(self.subject, Told(subject, at: moment)) }
            if let description { self.description = later(self.description, Told(description, at: moment)) }
        case .deleted: deletedAt = min(deletedAt ?? moment, moment)
        case .renamed(let subject): self.subject = later(self.subject, Told(subject, at: moment))
        case .described(let text): description = later(description, Told(text, at: moment))
        case .suspended: suspension = later(suspension, Told(1, at: moment))
        case .cleared: suspension = later(suspension, Told(0, at: moment))
        case .participant: break
        }
    }

    /// WhatsApp tells whole seconds. Of two things told for one second the greater counts, so that their order does
    /// not.
    private func later<Value>(_ known: Told<Value>?, _ news: Told<Value>) -> Told<Value> {
        guard let known else { return news }
        return (known.at, known.value) < (news.at, news.value) ? news : known
    }
}
