import Domain

/// What came with a message beside its content, as lines above it: from where the customer came, about what they ask,
/// and that somebody else wrote it.
enum ContextHTML {
    /// In characters. An advertisement's text can be long, and is known to whoever pays for it.
    private static let advertisementLimit = 200

    /// Empty, or lines each with its break.
    static func text(_ context: MessageContext?) -> String {
        guard let context else { return "" }
        let lines = [
            context.advertisement.map(advertisement), context.product.map(product), context.forwarding.map(forwarding),
        ]
        return lines.compactMap(\.self).map { MessageHTML.notice($0) + "<br>" }.joined()
    }

    private static func forwarding(_ forwarding: MessageContext.Forwarding) -> String {
        switch forwarding {
        case .once: "forwarded"
        case .often: "forwarded many times"
        }
    }

    private static func product(_ product: MessageContext.Product) -> String {
        let catalog = product.catalog.map { " of catalogue \(MessageHTML.escaped($0))" } ?? ""
        return "about the product “\(MessageHTML.escaped(product.product))”\(catalog)"
    }

    private static func advertisement(_ source: MessageContext.Advertisement) -> String {
        let kind = source.kind == "post" ? "post" : "advertisement"
        let title = source.headline ?? source.id
        let name = title.map { "the \(kind) “\(MessageHTML.escaped(start(of: $0)))”" } ?? "one of your \(kind)s"
        let linked = source.url.flatMap(address).map { "<a href=\"\($0)\">\(name)</a>" } ?? name
        let text = source.text.map { ": " + MessageHTML.escaped(start(of: $0)) } ?? ""
        return "came from \(linked)\(text)"
    }

    private static func start(of text: String) -> String {
        text.count > advertisementLimit ? text.prefix(advertisementLimit) + "…" : text
    }

    /// Escaped; `nil` = nothing that a browser should be sent to.
    private static func address(_ url: String) -> String? {
        let isPlain = url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "\\" }
        guard isPlain, url.hasPrefix("https://") || url.hasPrefix("http://") else { return nil }
        return MessageHTML.escaped(url)
    }
}
