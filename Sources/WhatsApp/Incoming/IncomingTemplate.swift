import Domain

/// A template that another sender of the same number used; seen in echoes and standby.
enum IncomingTemplate {
    static func read(_ message: JSON) -> MessageContent? {
        guard let template = message["template"], let name = template["name"]?.text else { return nil }
        let language = template["language"]
        return .template(name: name, language: language?["code"]?.text ?? language?.text)
    }
}
