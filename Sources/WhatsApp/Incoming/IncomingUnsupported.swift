import Domain

/// What WhatsApp does not hand over: polls, view-once media, content that only the phone shows.
enum IncomingUnsupported {
    static func read(_ message: JSON) -> MessageContent? {
        .unsupported(
            kind: message["unsupported"]?["type"]?.text ?? message["unsupported"]?.text,
            code: message["errors"].list.first?["code"]?.integer)
    }

    /// A message of another kind that has errors in place of its content.
    static func read(errorsOf message: JSON, kind: String) -> MessageContent? {
        guard let error = message["errors"].list.first else { return nil }
        return .unsupported(kind: message["unsupported"]?["type"]?.text ?? kind, code: error["code"]?.integer)
    }
}
