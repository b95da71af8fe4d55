/// A group as WhatsApp describes it when it is asked, with who is in it then.
public struct GroupReport: Sendable, Equatable {
    public var subject: String?
    public var description: String?
    public var isSuspended: Bool?
    public var createdAt: Timestamp?
    public var participants: [PersonReference]

    public init(
        subject: String? = nil, description: String? = nil, isSuspended: Bool? = nil, createdAt: Timestamp? = nil,
        participants: [PersonReference] = []
    ) {
        self.subject = subject
        self.description = description
        self.isSuspended = isSuspended
        self.createdAt = createdAt
        self.participants = participants
    }

    /// The same as news, so that it counts among what webhooks tell.
    ///
    /// - Parameter asked: when WhatsApp was asked. Webhooks tell whole seconds: the report is dated before that second
    ///   and the one in which it was answered, so that what happened at the same time is not taken for older.
    public func news(of group: GroupID, on number: BusinessNumberID, asked: Timestamp) -> [GroupNews] {
        let moment = Timestamp(milliseconds: (asked.milliseconds / 1000 - 1) * 1000)
        var news: [GroupNews] = []
        func tell(_ change: GroupNews.Change, at: Timestamp) {
            news.append(GroupNews(number: number, group: group, at: at, change: change))
        }
        if let createdAt { tell(.created(subject: nil, description: nil), at: min(createdAt, moment)) }
        if let subject { tell(.renamed(subject), at: moment) }
        if let description { tell(.described(description), at: moment) }
        // That it is not suspended says nothing that was not so before.
        if isSuspended == true { tell(.suspended, at: moment) }
        for participant in participants { tell(.participant(participant, .reached), at: moment) }
        return news
    }
}
