import Domain

/// `messaging_handovers`: who answers on the number, we or Meta's own agent. The value has no metadata; its recipient
/// is the number.
enum HandoverNews {
    static func read(_ value: NewsValue) -> NewsValue.Reading {
        guard let number = value.json["recipient"]?["phone_number_id"]?.identifier.map({ BusinessNumberID($0) }) else {
            return .unknown("without business number")
        }
        switch value.json["type"]?.text {
        case "control_passed":
            return value.news(
                "agent", "control_passed",
                "A conversation of this number was passed on: Meta's agent and Liaison answer in turns.",
                about: .number(number))
        case "control_taken":
            return value.news(
                "agent", "control_taken",
                "A conversation of this number was taken over: Meta's agent and Liaison answer in turns.",
                about: .number(number))
        case let type: return .unknown(type ?? "")
        }
    }
}
