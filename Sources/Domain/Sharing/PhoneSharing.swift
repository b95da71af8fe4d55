/// One of the two things that the phone behind a business number shares with the platform: its address book and the
/// chats it had before. Each can be asked for once, within 24 hours after the number came to the platform.
public struct PhoneSharing: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case contacts
        case history
    }

    public enum State: String, Sendable, CaseIterable {
        /// To be asked for.
        case planned
        /// Being asked for; after a crash nobody knows whether WhatsApp heard.
        case asking
        /// WhatsApp has taken the request; what it brings comes by webhook.
        case asked
        case coming
        case complete
        /// The owner has switched it off on the phone.
        case refused
        /// Somebody asked before us, and what came did not come here.
        case usedUp = "used_up"
        case tooLate = "too_late"
        case failed
    }

    public var number: BusinessNumberID
    public var kind: Kind
    public var state: State
    /// What that means, for people.
    public var sentence: String
    public var plannedAt: Timestamp
    public var askedAt: Timestamp?
    /// When to ask next; `nil` = not any more.
    public var dueAt: Timestamp?
    public var attempts: Int64
    /// When the first of it came.
    public var heardAt: Timestamp?
    /// Of a history: how much of it has come, in per cent, and in how many parts.
    public var progress: Int64?
    public var chunks: Int64

    public init(
        number: BusinessNumberID, kind: Kind, state: State, sentence: String, plannedAt: Timestamp,
        askedAt: Timestamp? = nil, dueAt: Timestamp? = nil, attempts: Int64 = 0, heardAt: Timestamp? = nil,
        progress: Int64? = nil, chunks: Int64 = 0
    ) {
        self.number = number
        self.kind = kind
        self.state = state
        self.sentence = sentence
        self.plannedAt = plannedAt
        self.askedAt = askedAt
        self.dueAt = dueAt
        self.attempts = attempts
        self.heardAt = heardAt
        self.progress = progress
        self.chunks = chunks
    }

    /// To be asked for as soon as its turn comes.
    public static func planned(_ kind: Kind, of number: BusinessNumberID, now: Timestamp) -> PhoneSharing {
        PhoneSharing(
            number: number, kind: kind, state: .planned, sentence: State.planned.sentence(kind), plannedAt: now,
            dueAt: now)
    }
}

extension PhoneSharing.State {
    /// Nothing is left to ask.
    public var isSettled: Bool {
        switch self {
        case .planned, .asking: false
        case .asked, .coming, .complete, .refused, .usedUp, .tooLate, .failed: true
        }
    }

    public func sentence(_ kind: PhoneSharing.Kind) -> String {
        let what = kind == .contacts ? "address book" : "history"
        return switch self {
        case .planned: "The phone's \(what) will be asked for."
        case .asking: "The phone's \(what) is being asked for."
        case .asked: "The phone's \(what) was asked for. Keep the WhatsApp Business app open until it has come."
        case .coming: "The phone's \(what) is coming in."
        case .complete: "The phone's \(what) has come in."
        case .refused:
            "The owner has switched the sharing of the \(what) off, on the phone. Only disconnecting the number there "
                + "and connecting it again allows another try."
        case .usedUp:
            "The phone's \(what) was shared before, and WhatsApp shares it once. Only disconnecting the number on the "
                + "phone and connecting it again allows another try."
        case .tooLate:
            "More than 24 hours have passed since the number was connected, so its \(what) can no longer be had. Only "
                + "disconnecting the number on the phone and connecting it again allows another try."
        case .failed: "The phone's \(what) could not be asked for."
        }
    }
}
