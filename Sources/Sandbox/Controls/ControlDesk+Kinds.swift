import Domain

/// The kinds of messages that only scripts send: nobody types an order.
extension ControlDesk {
    func content(_ kind: String, _ text: String) throws(ControlError) -> SandboxContent {
        switch kind {
        case "button": return .buttonReply(id: "yes", title: text)
        case "list": return .listReply(id: "first", title: text, description: "The first of the list")
        case "form": return .formReply(answers: ["answer": text])
        case "template_button": return .templateButton(payload: "yes", text: text)
        case "order":
            return .order(SandboxOrder(text: text, product: "lamp", quantity: 2, price: 30, currency: "EUR"))
        case "unsupported": return .unsupported(kind: "poll")
        default: return try content(["kind": kind, "text": text])
        }
    }
}
