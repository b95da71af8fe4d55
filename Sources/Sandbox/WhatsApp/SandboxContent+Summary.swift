extension SandboxContent {
    /// One line for a chat list and for logs.
    public var summary: String {
        switch self {
        case .text(let text): text
        case .media(let media, let caption):
            [media.kind.rawValue, caption ?? media.fileName].compactMap(\.self)
                .joined(separator: ": ")
        case .location(_, _, let name, let address): "location: " + (name ?? address ?? "a place on the map")
        case .contactCard(let card): "contact: \(card.name), \(card.phone)"
        case .buttonReply(_, let title), .listReply(_, let title, _): title
        case .formReply(let answers):
            "form: " + answers.keys.sorted().map { "\($0) \(answers[$0] ?? "")" }.joined(separator: ", ")
        case .templateButton(_, let text): text
        case .order(let order): "order: \(order.quantity) × \(order.product)"
        case .template(let name, let language): "template \(name) (\(language))"
        case .unsupported(let kind): "unsupported: \(kind)"
        case .future(let type): "of a type to come: \(type)"
        }
    }

    var media: SandboxMedia? {
        guard case .media(let media, _) = self else { return nil }
        return media
    }
}
