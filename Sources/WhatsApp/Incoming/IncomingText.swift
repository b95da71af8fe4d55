import Domain

/// `"text":{"body":"…"}`; some providers send the text bare.
enum IncomingText {
    static func read(_ message: JSON) -> MessageContent? {
        guard let text = message["text"] else { return nil }
        return (text["body"]?.string ?? text.string).map { .text($0) }
    }
}
