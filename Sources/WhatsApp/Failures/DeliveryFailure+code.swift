public import Domain

extension DeliveryFailure {
    /// As a status tells it.
    ///
    /// - Parameters:
    ///   - code: Meta's; `nil` = it told none.
    ///   - words: Meta's.
    public init(code: Int64?, words: String?) {
        if let code {
            let error = GraphError(code: code, message: words ?? "no words")
            // Whoever is to look a code up has to read it.
            let sentence =
                KnownGraphError.isKnown(code)
                ? KnownGraphError(code: code).happened : WhatsAppFailure(error).sentence
            self.init(
                sentence: sentence, remedy: FailureRemedy(code: code), told: "Meta: error \(code), \(error.message)")
        } else {
            self.init(sentence: words ?? "WhatsApp did not say why.", remedy: .nothing)
        }
    }

    /// As the end of a call told it, or Liaison itself. What was tried by itself until then is over.
    public init(_ trouble: SendingTrouble) {
        let passing = trouble.code.map { KnownGraphError(code: $0) }.flatMap { $0.meanwhile == nil ? nil : $0 }
        self.init(
            sentence: passing?.happened ?? trouble.sentence, remedy: trouble.remedy,
            told: passing.map { _ in trouble.sentence })
    }
}

extension FailureRemedy {
    private static let day = Duration.seconds(86_400)

    init(code: Int64) {
        switch KnownGraphError(code: code).verdict {
        case .useTemplate: self = .template
        case .retryLater(let pause): self = .later(pause)
        case .reconnect: self = .account
        case .fixRequest: self = Self.templateCodes.contains(code) ? .otherTemplate : .nothing
        case .final: self = Self.final(code)
        }
    }

    /// What Meta will not take as it is: some of it is about the number, some of it passes.
    private static func final(_ code: Int64) -> FailureRemedy {
        switch code {
        case 131021, 131026: .number
        case 131030, 131048, 131064: .account
        case 131049: .later(day)
        default: .nothing
        }
    }

    private static let templateCodes = Set(KnownGraphError.templateErrors.map(\.0))
}

extension SendingTrouble {
    fileprivate var remedy: FailureRemedy {
        if let code { return FailureRemedy(code: code) }
        switch word {
        case Self.windowClosed.word: return .template
        case Self.noAddress.word: return .number
        // Nothing that WhatsApp said keeps it from being sent.
        default: return .later(.zero)
        }
    }
}
