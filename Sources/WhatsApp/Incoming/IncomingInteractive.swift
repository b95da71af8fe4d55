import Domain

/// The answer to buttons, a list, a form or a request to call.
enum IncomingInteractive {
    static func read(_ message: JSON) -> MessageContent? {
        guard let interactive = message["interactive"], let kind = interactive["type"]?.text,
            let answer = interactive[kind]
        else { return nil }
        return .interactive(
            InteractiveReply(
                kind: String(kind.prefix(100)), title: answer["title"]?.text ?? answer["name"]?.text,
                description: answer["description"]?.text ?? answer["body"]?.text, response: response(answer, kind)))
    }

    /// What has no place of its own: a form's answers, which come as JSON in a text, or the whole answer of a kind that
    /// is newer than this program.
    private static func response(_ answer: JSON, _ kind: String) -> String? {
        switch kind {
        case "button_reply", "list_reply": nil
        case "nfm_reply": answer["response_json"].flatMap { $0.text ?? RawJSON.text(of: $0) }
        default: RawJSON.text(of: answer)
        }
    }
}
