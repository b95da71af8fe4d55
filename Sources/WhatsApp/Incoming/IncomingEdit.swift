import Domain

/// The sender wrote an earlier message anew, within 15 minutes. Only numbers that are also on a phone get these.
enum IncomingEdit {
    static func read(_ message: JSON) -> MessageContent? {
        guard let edit = message["edit"], let target = edit["original_message_id"]?.identifier,
            let inner = edit["message"]
        else { return nil }
        return .edit(of: WhatsAppMessageID(target), to: content(inner))
    }

    /// An edit changes what a message says, so it cannot hold another change of a message.
    private static func content(_ inner: JSON) -> MessageContent {
        switch inner["type"]?.text {
        case "edit", "revoke", "reaction", "system": .unknown(kind: "edit", raw: RawJSON.text(of: inner))
        default: IncomingContent.read(inner)
        }
    }
}
