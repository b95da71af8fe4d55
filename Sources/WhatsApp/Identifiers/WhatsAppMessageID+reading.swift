public import Domain

extension WhatsAppMessageID {
    /// Whether somebody gave WhatsApp's own id of a message: `wamid.…`.
    public init?(reading text: String) {
        guard text.hasPrefix("wamid.") else { return nil }
        self.init(text)
    }
}
