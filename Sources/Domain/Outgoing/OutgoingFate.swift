/// The life of a message of ours as a pure state machine: no clock, no vendor. Whatever comes, in whatever order, it
/// never sends twice what may have left, and what is proven to have left stays so.
public struct OutgoingFate: Sendable, Equatable {
    /// News of a message comes within seconds, and a call is given up after thirty. What is not heard of by then is
    /// told to a person; news that comes later still counts.
    public static let newsWithin = Duration.seconds(120)
    /// Of Meta's own trouble; the pauses double from the first on, so this is about two hours.
    public static let triesMax = 8
    static let firstPause = Duration.seconds(30)

    public private(set) var state: OutgoingState
    /// Calls made for it.
    public private(set) var attempts: Int
    /// When the last of them began: the time at which the message stands in the chat.
    public private(set) var beganAt: Timestamp?
    /// Not before then it is tried again, or given up as unknown; `nil` = nothing is due.
    public private(set) var dueAt: Timestamp?
    public private(set) var whatsAppID: WhatsAppMessageID?
    /// Why it waits, failed or is not known.
    public private(set) var trouble: SendingTrouble?
    /// A signal: what may have left is tried again, for twice does no harm.
    public let isHarmlessTwice: Bool

    /// Asked for just now.
    public init(queuedAt now: Timestamp, isHarmlessTwice: Bool = false) {
        self.init(
            state: .queued, attempts: 0, beganAt: nil, dueAt: now, whatsAppID: nil, trouble: nil,
            isHarmlessTwice: isHarmlessTwice)
    }

    /// As it was stored.
    public init(
        state: OutgoingState, attempts: Int, beganAt: Timestamp?, dueAt: Timestamp?, whatsAppID: WhatsAppMessageID?,
        trouble: SendingTrouble?, isHarmlessTwice: Bool = false
    ) {
        self.state = state
        self.attempts = attempts
        self.beganAt = beganAt
        self.dueAt = dueAt
        self.whatsAppID = whatsAppID
        self.trouble = trouble
        self.isHarmlessTwice = isHarmlessTwice
    }

    /// A call is about to leave. False: it must not.
    public mutating func begin(at now: Timestamp) -> Bool {
        guard state == .queued else { return false }
        state = .sending
        attempts += 1
        beganAt = now
        dueAt = nil
        trouble = nil
        return true
    }

    /// The call number `attempt` has ended. An answer to an earlier one changes nothing, unless it proves that the
    /// message left.
    public mutating func end(_ outcome: SendingOutcome, of attempt: Int, at now: Timestamp) {
        if case .accepted(let receipt) = outcome { return prove(receipt.whatsAppID) }
        guard attempt == attempts, !isSettled else { return }
        switch outcome {
        case .accepted: break
        case .refused(let trouble): settle(.failed, trouble)
        case .later(let trouble, let obstacle): wait(trouble, obstacle, now: now)
        case .unsure(let trouble) where state == .sending: doubt(trouble)
        case .unsure: break
        }
    }

    /// The process that made the call is gone.
    public mutating func abandon() {
        if state == .sending { doubt(.crashed) }
    }

    /// WhatsApp has it: it answered so, or named it in its news.
    public mutating func prove(_ id: WhatsAppMessageID?) {
        guard state != .accepted else { return }
        settle(.accepted, nil)
        whatsAppID = id
    }

    /// Nothing was heard of it in time. False: there is nothing to give up.
    public mutating func giveUp(at now: Timestamp) -> Bool {
        guard state == .unsure, dueAt.map({ $0 <= now }) ?? true else { return false }
        settle(.unknown, .nobodyKnows)
        return true
    }

    /// It cannot leave any more, and has not left.
    public mutating func fail(_ trouble: SendingTrouble) -> Bool {
        guard state == .queued else { return false }
        settle(.failed, trouble)
        return true
    }

    /// It waits for something that concerns more than itself.
    public mutating func hold(until due: Timestamp, _ trouble: SendingTrouble) {
        guard state == .queued else { return }
        dueAt = due
        self.trouble = trouble
    }

    /// A person takes it back. False: it has left, or may have.
    public mutating func cancel() -> Bool {
        guard state == .queued else { return false }
        settle(.cancelled, nil)
        return true
    }

    /// A person says that it was sent. False: that is not in question.
    public mutating func assumeSent() -> Bool {
        guard state == .unknown else { return false }
        settle(.assumedSent, nil)
        return true
    }

    /// Whether a person may have it sent once more, as a new message.
    public var canBeSentAgain: Bool {
        switch state {
        case .unknown, .failed, .cancelled: true
        case .queued, .sending, .unsure, .accepted, .assumedSent: false
        }
    }
}

extension OutgoingFate {
    /// Nothing that a call says changes it any more, but a proof.
    private var isSettled: Bool {
        switch state {
        case .sending, .unsure, .unknown: false
        // Queued: a call that nobody waits for any more cannot make it fail.
        case .queued, .accepted, .failed, .cancelled, .assumedSent: true
        }
    }

    private mutating func settle(_ state: OutgoingState, _ trouble: SendingTrouble?) {
        self.state = state
        self.trouble = trouble
        dueAt = nil
    }

    private mutating func doubt(_ trouble: SendingTrouble) {
        if isHarmlessTwice { return wait(trouble, .message, now: beganAt ?? .beginning) }
        state = .unsure
        self.trouble = trouble
        dueAt = beganAt.map { $0 + Self.newsWithin }
    }

    private mutating func wait(_ trouble: SendingTrouble, _ obstacle: SendingOutcome.Obstacle, now: Timestamp) {
        // A person has been told that nobody knows, and now it is known: it was not sent.
        if state == .unknown { return settle(.failed, trouble) }
        if obstacle == .message, attempts >= Self.triesMax {
            return settle(.failed, .gaveUp(trouble, tries: attempts))
        }
        state = .queued
        self.trouble = trouble
        dueAt = obstacle == .message ? now + Self.firstPause * (1 << min(attempts - 1, Self.triesMax)) : now
    }
}
