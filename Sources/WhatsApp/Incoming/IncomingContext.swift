import Domain

/// `context` and `referral` of a message, without the reply, which has a place of its own.
enum IncomingContext {
    /// `nil` where there is nothing to say, which is nearly always.
    static func read(_ message: JSON) -> MessageContext? {
        let context = message["context"]
        let read = MessageContext(
            forwarding: forwarding(context), product: product(context?["referred_product"]),
            advertisement: advertisement(message["referral"]))
        return read == MessageContext() ? nil : read
    }

    private static func forwarding(_ context: JSON?) -> MessageContext.Forwarding? {
        if context?["frequently_forwarded"]?.bool == true { return .often }
        return context?["forwarded"]?.bool == true ? .once : nil
    }

    private static func product(_ product: JSON?) -> MessageContext.Product? {
        (product?["product_retailer_id"]?.text).map {
            MessageContext.Product(catalog: product?["catalog_id"]?.text, product: $0)
        }
    }

    private static func advertisement(_ referral: JSON?) -> MessageContext.Advertisement? {
        guard let referral else { return nil }
        let read = MessageContext.Advertisement(
            kind: referral["source_type"]?.text, headline: referral["headline"]?.text, text: referral["body"]?.text,
            url: referral["source_url"]?.text, id: referral["source_id"]?.text, clickID: referral["ctwa_clid"]?.text)
        return read == MessageContext.Advertisement() ? nil : read
    }
}
