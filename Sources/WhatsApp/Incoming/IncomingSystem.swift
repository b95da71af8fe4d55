import Domain

/// WhatsApp's own notices.
enum IncomingSystem {
    static func read(_ message: JSON) -> MessageContent? {
        guard let system = message["system"], system.isObject else { return nil }
        let kind = system["type"]?.text
        let text = system["body"]?.text
        guard kind != nil || text != nil else { return nil }
        return .system(kind: String((kind ?? "").prefix(100)), text: text ?? "")
    }
}
