import Domain

/// The sender deleted an earlier message for everybody, within two days.
enum IncomingRevoke {
    static func read(_ message: JSON) -> MessageContent? {
        (message["revoke"]?["original_message_id"]?.identifier).map { .revoke(of: WhatsAppMessageID($0)) }
    }
}
