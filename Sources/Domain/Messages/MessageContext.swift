/// What came with a message beside its content, whatever that is.
public struct MessageContext: Sendable, Hashable, Codable {
    public enum Forwarding: String, Sendable, Codable {
        case once
        /// More than five times: a chain letter, a joke.
        case often
    }

    /// A product of the business's catalogue that the customer looked at when they wrote.
    public struct Product: Sendable, Hashable, Codable {
        public var catalog: String?
        public var product: String

        public init(catalog: String?, product: String) {
            self.catalog = catalog
            self.product = product
        }
    }

    /// The advertisement or post that the customer came from.
    public struct Advertisement: Sendable, Hashable, Codable {
        /// `ad` or `post`
        public var kind: String?
        public var headline: String?
        public var text: String?
        public var url: String?
        /// Meta's id of it.
        public var id: String?
        /// Meta's id of the click; absent for advertisements in statuses.
        public var clickID: String?

        public init(
            kind: String? = nil, headline: String? = nil, text: String? = nil, url: String? = nil, id: String? = nil,
            clickID: String? = nil
        ) {
            self.kind = kind
            self.headline = headline
            self.text = text
            self.url = url
            self.id = id
            self.clickID = clickID
        }
    }

    public var forwarding: Forwarding?
    public var product: Product?
    public var advertisement: Advertisement?

    public init(
        forwarding: Forwarding? = nil, product: Product? = nil, advertisement: Advertisement? = nil
    ) {
        self.forwarding = forwarding
        self.product = product
        self.advertisement = advertisement
    }
}
