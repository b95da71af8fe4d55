import Domain

/// The quick reply of a template.
enum IncomingButton {
    static func read(_ message: JSON) -> MessageContent? {
        guard let button = message["button"], let text = button["text"]?.text ?? button["payload"]?.text else {
            return nil
        }
        return .button(text: text, payload: button["payload"]?.text)
    }
}
