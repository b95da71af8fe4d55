public import Domain

/// Why a setting of timelines was not changed.
public enum TimelineSettingsRefusal: Error, Equatable {
    case unknownNumber(BusinessNumberID)
    case unknownChat(ChatID)
}

extension TimelineSettingsRefusal: ExplainedFailure {
    public var word: String {
        switch self {
        case .unknownNumber: "unknown_number"
        case .unknownChat: "unknown_chat"
        }
    }

    public var sentence: String {
        switch self {
        case .unknownNumber(let number): "No business number \(number) is connected. Load the page again."
        case .unknownChat(let chat): "There is no chat \(chat). Look for it by the person's phone number."
        }
    }

    public var level: FailureLevel { .info }
}
