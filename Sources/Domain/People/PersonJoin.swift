/// Two persons turned out to be one: who, why, and what was whose before, so that it can be undone.
public struct PersonJoin: Sendable, Equatable {
    public var id: PersonJoinID
    /// Who goes on.
    public var person: PersonID
    /// Who turned out to be `person`.
    public var absorbed: PersonID
    public var reason: String
    public var joinedAt: Timestamp
    public var before: JoinedBefore
    public var undoneAt: Timestamp?
    public var undoneBy: Author?

    public init(
        id: PersonJoinID, person: PersonID, absorbed: PersonID, reason: String, joinedAt: Timestamp,
        before: JoinedBefore, undoneAt: Timestamp? = nil, undoneBy: Author? = nil
    ) {
        self.id = id
        self.person = person
        self.absorbed = absorbed
        self.reason = reason
        self.joinedAt = joinedAt
        self.before = before
        self.undoneAt = undoneAt
        self.undoneBy = undoneBy
    }
}

/// What was whose when two persons were joined. Their messages are noted beside it, one by one.
public struct JoinedBefore: Sendable, Equatable, Codable {
    /// An identifier that found the absorbed person, while it did.
    public struct Alias: Sendable, Hashable, Codable {
        public var kind: String
        public var value: String
        public var since: Timestamp
        public var until: Timestamp

        public init(kind: String, value: String, since: Timestamp, until: Timestamp) {
            self.kind = kind
            self.value = value
            self.since = since
            self.until = until
        }
    }

    /// What an address book said of the absorbed person.
    public struct BookWord: Sendable, Hashable, Codable {
        public var number: BusinessNumberID
        public var name: String?
        public var isRemoved: Bool
        public var at: Timestamp

        public init(number: BusinessNumberID, name: String?, isRemoved: Bool, at: Timestamp) {
            self.number = number
            self.name = name
            self.isRemoved = isRemoved
            self.at = at
        }
    }

    /// What told that somebody was in a group.
    public struct GroupSign: Sendable, Hashable, Codable {
        public var chat: ChatID
        public var at: Timestamp
        public var kind: String

        public init(chat: ChatID, at: Timestamp, kind: String) {
            self.chat = chat
            self.at = at
            self.kind = kind
        }
    }

    public var aliases: [Alias] = []
    /// Those that found the one who goes on as well, since the same moment: until when they did.
    public var ownAliases: [Alias] = []
    public var bookWords: [BookWord] = []
    /// The names of the one who goes on.
    public var ownProfileName: String?
    public var ownUsername: String?
    public var ownImportName: String?
    public var ownBookNumbers: [BusinessNumberID] = []
    /// What was told of the absorbed person in groups, and which of it of the one who goes on as well.
    public var groupSigns: [GroupSign] = []
    public var ownGroupSigns: [GroupSign] = []
    /// Messages to groups of which was told what became of them for the absorbed person, and which of them for both.
    public var groupStatuses: [WhatsAppMessageID] = []
    public var ownGroupStatuses: [WhatsAppMessageID] = []
    /// What was to be sent to the absorbed person, and is no message yet.
    public var outgoing: [OutgoingID] = []
    /// The links that both had, if they had any.
    public var ownLink: LinkID?
    public var absorbedLink: LinkID?
    /// Whom nothing was to link by itself.
    public var isOwnBlocked = false
    public var absorbedBlock: ContactID?
    public var absorbedBlockAuthor: String?
    public var absorbedBlockAt: Timestamp?
    /// The link that the one who goes on got in joining, if they got one.
    public var madeLink: LinkID?

    public init() {}
}
