import Domain

/// An emoji on an earlier message; without an emoji the earlier one is taken back.
enum IncomingReaction {
    static func read(_ message: JSON) -> MessageContent? {
        guard let reaction = message["reaction"], let target = reaction["message_id"]?.identifier else { return nil }
        return .reaction(to: WhatsAppMessageID(target), emoji: reaction["emoji"]?.text)
    }
}
