/// What became of one message for one of those it went to; `person` `nil` = WhatsApp speaks of the group as a whole.
public struct ParticipantStatus: Sendable, Equatable {
    public var person: PersonID?
    public var status: MessageStatus
    public var errorCode: Int64?
    public var errorText: String?

    public init(person: PersonID?, status: MessageStatus, errorCode: Int64? = nil, errorText: String? = nil) {
        self.person = person
        self.status = status
        self.errorCode = errorCode
        self.errorText = errorText
    }
}

/// What became of a message to a group: the furthest it came with anybody. It failed if it failed for everybody; what
/// WhatsApp says of the group as a whole counts as long as it says nothing of anybody in it. `nil` = nothing is told.
public func groupStatus(_ told: [ParticipantStatus]) -> ParticipantStatus? {
    let ofPersons = told.filter { $0.person != nil }
    let voices = ofPersons.isEmpty ? told : ofPersons
    let furthest = voices.filter { $0.status != .failed }.map(\.status).max()
    if let furthest { return ParticipantStatus(person: nil, status: furthest) }
    // One error stands for all, always the same one.
    let failure = voices.min { ($0.errorCode ?? .max, $0.errorText ?? "") < ($1.errorCode ?? .max, $1.errorText ?? "") }
    return failure.map {
        ParticipantStatus(person: nil, status: .failed, errorCode: $0.errorCode, errorText: $0.errorText)
    }
}
