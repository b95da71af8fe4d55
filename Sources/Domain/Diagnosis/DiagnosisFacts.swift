/// Everything that is known of one message, or of one person's newest, on its way to HubSpot: read in one go.
public struct DiagnosisFacts: Sendable, Equatable {
    /// How somebody came to be asked about.
    public enum Asked: Sendable, Equatable {
        case message(WhatsAppMessageID)
        case person
        case contact(ContactID, name: String)
    }

    public var now: Timestamp
    public var asked: Asked
    public var hubSpot: HubSpot
    public var intake: Intake
    public var message: SeenMessage?
    public var number: Number?
    public var person: SeenPerson?
    public var linking = Linking()
    public var showing = TimelineShowing()
    public var entry: Entry?
    public var communications: [Communication] = []

    public init(now: Timestamp, asked: Asked, hubSpot: HubSpot, intake: Intake) {
        self.now = now
        self.asked = asked
        self.hubSpot = hubSpot
        self.intake = intake
    }

    /// The message is only the newest of whoever was asked about.
    public var isAboutSomebody: Bool {
        switch asked {
        case .message: false
        case .person, .contact: true
        }
    }

    /// What the answer is about.
    var subject: Diagnosis.Subject {
        let name =
            switch asked {
            case .message: String?.none
            case .person: person?.name
            case .contact(_, let name): name
            }
        guard let name else { return .message }
        if message == nil { return .nothing(of: name) }
        return person?.group.map { .group($0.name, for: name) } ?? .newest(with: name)
    }

    public struct HubSpot: Sendable, Equatable {
        /// `nil` = never connected.
        public var state: ConnectionState?
        /// All contacts are here, so that linking works by itself.
        public var isRead: Bool

        public init(state: ConnectionState?, isRead: Bool) {
            self.state = state
            self.isRead = isRead
        }
    }

    /// What came from WhatsApp, read or not.
    public struct Intake: Sendable, Equatable {
        /// A body in which what was asked about stands.
        public struct Body: Sendable, Equatable {
            public var id: IntakeID
            public var receivedAt: Timestamp
            /// `done`, `waiting`, `unreadable` or `failed`.
            public var state: String
            public var problem: String?

            public init(id: IntakeID, receivedAt: Timestamp, state: String, problem: String?) {
                self.id = id
                self.receivedAt = receivedAt
                self.state = state
                self.problem = problem
            }
        }

        public var body: Body?
        /// Bodies that wait, and since when the oldest does.
        public var waiting: Int64
        public var oldestAt: Timestamp?
        /// Bodies that could not be read, or that Liaison stumbled over.
        public var unread: Int64
        /// When the newest body came; `nil` = none ever has.
        public var heardAt: Timestamp?

        public init(body: Body?, waiting: Int64, oldestAt: Timestamp?, unread: Int64, heardAt: Timestamp?) {
            self.body = body
            self.waiting = waiting
            self.oldestAt = oldestAt
            self.unread = unread
            self.heardAt = heardAt
        }
    }

    public struct SeenMessage: Sendable, Equatable {
        public var id: WhatsAppMessageID
        public var chat: ChatID
        public var kind: String
        public var isIncoming: Bool
        public var sentAt: Timestamp
        /// It changes another message, and is shown with it.
        public var target: WhatsAppMessageID?
        /// Of what the business sent: why WhatsApp did not deliver it.
        public var failure: String?

        public init(
            id: WhatsAppMessageID, chat: ChatID, kind: String, isIncoming: Bool, sentAt: Timestamp,
            target: WhatsAppMessageID?, failure: String?
        ) {
            self.id = id
            self.chat = chat
            self.kind = kind
            self.isIncoming = isIncoming
            self.sentAt = sentAt
            self.target = target
            self.failure = failure
        }
    }

    public struct Number: Sendable, Equatable {
        public var name: String
        /// Who the number is mapped to at the message's time.
        public var mapped: Owner?
        public var hasMapping: Bool

        public init(name: String, mapped: Owner?, hasMapping: Bool) {
            self.name = name
            self.mapped = mapped
            self.hasMapping = hasMapping
        }
    }

    /// Who is on the other side.
    public struct SeenPerson: Sendable, Equatable {
        public var id: PersonID
        public var name: String
        /// International and grouped.
        public var phone: String?
        public var isBusiness: Bool
        public var metAt: Timestamp?
        /// Set where the message stands in a group: its name, how many were in it that day, and how many are linked.
        public var group: Group?

        public init(
            id: PersonID, name: String, phone: String?, isBusiness: Bool, metAt: Timestamp?, group: Group? = nil
        ) {
            self.id = id
            self.name = name
            self.phone = phone
            self.isBusiness = isBusiness
            self.metAt = metAt
            self.group = group
        }
    }

    public struct Group: Sendable, Equatable {
        public var name: String
        public var participants: Int
        public var linked: Int

        public init(name: String, participants: Int, linked: Int) {
            self.name = name
            self.participants = participants
            self.linked = linked
        }
    }

    public struct Linking: Sendable, Equatable {
        public var link: Link?
        public var contactName: String?
        /// One that has ended, where it says why the person is not linked, or not to whom was asked about.
        public var former: Link?
        public var formerName: String?
        public var block: LinkBlock?
        public var verdict: LinkVerdict?
        /// Since when it waits to be decided.
        public var queuedAt: Timestamp?

        public init() {}
    }

    public struct Entry: Sendable, Equatable {
        /// `waiting`, `settled` or `refused`.
        public var state: String
        public var changedAt: Timestamp
        public var dueAt: Timestamp
        public var writtenAt: Timestamp?
        public var attempts: Int64
        public var sentence: String?
        public var owner: Owner?
        public var ownerReason: String?

        public init(
            state: String, changedAt: Timestamp, dueAt: Timestamp, writtenAt: Timestamp?, attempts: Int64,
            sentence: String?, owner: Owner?, ownerReason: String?
        ) {
            self.state = state
            self.changedAt = changedAt
            self.dueAt = dueAt
            self.writtenAt = writtenAt
            self.attempts = attempts
            self.sentence = sentence
            self.owner = owner
            self.ownerReason = ownerReason
        }
    }

    public struct Communication: Sendable, Equatable {
        /// `nil` = whether HubSpot made it is not known.
        public var id: CommunicationID?
        public var isStanding: Bool
        public var sentAt: Timestamp

        public init(id: CommunicationID?, isStanding: Bool, sentAt: Timestamp) {
            self.id = id
            self.isStanding = isStanding
            self.sentAt = sentAt
        }
    }
}
