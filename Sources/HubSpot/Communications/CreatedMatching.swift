import Domain

/// Finds out which draft each part of a batch create's answer is about: order means nothing there.
struct CreatedMatching {
    private var open: [CommunicationKey: CommunicationDraft]
    private var outcomes: [CommunicationKey: CommunicationCreated] = [:]

    init(_ drafts: [(CommunicationKey, CommunicationDraft)]) {
        open = Dictionary(drafts, uniquingKeysWith: { first, _ in first })
        precondition(open.count == drafts.count, "each draft of a batch needs a key of its own")
    }

    func match(_ wire: WireCommunications) -> [CommunicationKey: CommunicationCreated] {
        var matching = self
        let results = wire.results
        let failures = wire.failures
        let untraced = results.filter { !matching.settle($0.traceID, .created($0.id)) }
        let unnamed = failures.filter { !matching.settle($0) }
        for result in untraced { matching.settleByContent(result) }
        matching.settleTheRest(unnamed)
        return matching.outcomes
    }

    private mutating func settle(_ traceID: String?, _ outcome: CommunicationCreated) -> Bool {
        guard let traceID, let key = CommunicationKey(traceID), open[key] != nil else { return false }
        open[key] = nil
        outcomes[key] = outcome
        return true
    }

    private mutating func settle(_ failure: ErrorBody) -> Bool {
        for traceID in failure.context["objectWriteTraceId"] ?? [] {
            if settle(traceID, .refused(Refusal(failure))) { return true }
        }
        return failure.mentioned.sorted().contains { settle($0, .refused(Refusal(failure))) }
    }

    /// HubSpot leaves the trace id out at times. Our milliseconds tell entries apart; two that fit stay open.
    private mutating func settleByContent(_ result: WireCommunication) {
        let fitting = open.filter { _, draft in
            result.timestamp == draft.timestamp && (result.body == nil || result.body == draft.body)
        }
        if let key = fitting.keys.first, fitting.count == 1 {
            open[key] = nil
            outcomes[key] = .created(result.id)
        }
    }

    /// As many nameless errors as open drafts, all of one kind: those are they. Otherwise nobody knows.
    private mutating func settleTheRest(_ unnamed: [ErrorBody]) {
        let isClear = unnamed.count == open.count && Set(unnamed.map(\.category)).count == 1
        for (index, key) in open.keys.sorted().enumerated() {
            outcomes[key] = isClear ? .refused(Refusal(unnamed[index])) : .unanswered
        }
    }
}
