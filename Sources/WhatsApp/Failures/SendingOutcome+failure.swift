public import Domain

extension SendingOutcome {
    /// A number that Meta holds for a reason of its own is tried again this often: somebody puts it in order there.
    private static let heldNumber = Duration.seconds(900)

    /// What the failure of a send means (facts of the Cloud API, section 14): the code decides, never the HTTP status.
    public init(_ failure: WhatsAppFailure) {
        let trouble = SendingTrouble(word: failure.word, sentence: failure.sentence, code: failure.code)
        switch failure {
        case .reconnect(let error): self = .later(trouble, error.isAboutToken ? .account : .number(Self.heldNumber))
        case .retryLater(let error, let after): self = .later(trouble, Self.obstacle(error.code, after))
        case .final(let error) where error.isAboutComplaints:
            self = .refused(
                SendingTrouble(
                    word: SendingTrouble.complaintsWord, sentence: failure.sentence, code: failure.code))
        case .useTemplate, .final, .fixRequest: self = .refused(trouble)
        case .unreachable: self = .later(trouble, .network)
        // Whoever answered so may have passed the request on.
        case .unknownOutcome, .unreadable: self = .unsure(trouble)
        }
    }

    private static func obstacle(_ code: Int64, _ after: Duration) -> Obstacle {
        switch code {
        case 131056: .pair
        case 1, 2, 131000, 131016, 133004: .message
        default: .number(after)
        }
    }
}

extension GraphError {
    /// The token is no good, or may not send: nothing of the account leaves before somebody connects it again. The
    /// other codes of this class are about one number.
    fileprivate var isAboutToken: Bool {
        switch code {
        case 0, 3, 10, 190, 131005, 200...299: true
        default: false
        }
    }

    fileprivate var isAboutComplaints: Bool { code == 131048 || code == 131064 }
}

extension SendingTrouble {
    /// WhatsApp's list of templates says something else than was listed last.
    public var isAboutTemplate: Bool {
        code.map { code in KnownGraphError.templateErrors.contains { $0.0 == code } } ?? false
    }
}
