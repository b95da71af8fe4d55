/// What a message says: a case for every kind WhatsApp sends. What we do not know is kept raw and shown as such.
public indirect enum MessageContent: Sendable, Hashable, Codable {
    case text(String)
    case image(MediaFile)
    case video(MediaFile)
    case audio(MediaFile, isVoiceNote: Bool)
    case document(MediaFile)
    case sticker(MediaFile, isAnimated: Bool)
    case location(Location)
    case contactCards([ContactCard])
    case interactive(InteractiveReply)
    /// The quick reply of a template; `payload` is the business's own word for it.
    case button(text: String, payload: String?)
    /// `emoji` is `nil` when the reaction was taken back.
    case reaction(to: WhatsAppMessageID, emoji: String?)
    case order(Order)
    /// WhatsApp's own notice, such as a change of number.
    case system(kind: String, text: String)
    /// The sender rewrote an earlier message.
    case edit(of: WhatsAppMessageID, to: MessageContent)
    /// The sender deleted an earlier message for everybody.
    case revoke(of: WhatsAppMessageID)
    /// The beginning or the end of a call.
    case call(Call)
    /// A template the business sent.
    case template(name: String, language: String?)
    /// WhatsApp would not hand it over: polls, view-once, or content only the phone shows.
    case unsupported(kind: String?, code: Int64?)
    /// History names a media message whose file comes later, if at all.
    case mediaPlaceholder
    /// What it said went when the person asked to be forgotten. Stands in storage only: nobody sends it.
    case erased
    /// A kind newer than this program; `raw` is its JSON, at most 8 KiB.
    case unknown(kind: String, raw: String)
}

/// A file on WhatsApp's side.
public struct MediaFile: Sendable, Hashable, Codable {
    public var mediaID: String?
    public var mimeType: String?
    public var caption: String?
    public var fileName: String?
    /// SHA-256 as received (base64 in webhooks).
    public var sha256: String?

    public init(
        mediaID: String? = nil, mimeType: String? = nil, caption: String? = nil, fileName: String? = nil,
        sha256: String? = nil
    ) {
        self.mediaID = mediaID
        self.mimeType = mimeType
        self.caption = caption
        self.fileName = fileName
        self.sha256 = sha256
    }
}

/// A place on the map, degrees.
public struct Location: Sendable, Hashable, Codable {
    public var latitude: Double
    public var longitude: Double
    public var name: String?
    public var address: String?

    public init(latitude: Double, longitude: Double, name: String? = nil, address: String? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.name = name
        self.address = address
    }
}

/// Somebody's card. Only a card that answers our request tells the sender's own number.
public struct ContactCard: Sendable, Hashable, Codable {
    public var name: String?
    /// As the sender's address book has them.
    public var phones: [String]
    public var emails: [String]
    public var organization: String?
    public var answersRequest: Bool
    /// WhatsApp digits on the card, absent where that number has no WhatsApp.
    public var whatsAppPhones: [String]

    public init(
        name: String?, phones: [String], emails: [String], organization: String?, answersRequest: Bool,
        whatsAppPhones: [String]
    ) {
        self.name = name
        self.phones = phones
        self.emails = emails
        self.organization = organization
        self.answersRequest = answersRequest
        self.whatsAppPhones = whatsAppPhones
    }
}

/// The answer to buttons, a list or a form.
public struct InteractiveReply: Sendable, Hashable, Codable {
    /// `button_reply`, `list_reply`, `nfm_reply`, `call_permission_reply` or what comes next.
    public var kind: String
    public var title: String?
    public var description: String?
    /// A form's answers, as the JSON text it came in.
    public var response: String?

    public init(kind: String, title: String? = nil, description: String? = nil, response: String? = nil) {
        self.kind = kind
        self.title = title
        self.description = description
        self.response = response
    }
}

/// A basket sent from the business's catalogue.
public struct Order: Sendable, Hashable, Codable {
    public struct Item: Sendable, Hashable, Codable {
        public var product: String
        public var quantity: Int64
        public var price: Double?
        public var currency: String?

        public init(product: String, quantity: Int64, price: Double?, currency: String?) {
            self.product = product
            self.quantity = quantity
            self.price = price
            self.currency = currency
        }
    }

    public var text: String?
    public var items: [Item]

    public init(text: String?, items: [Item]) {
        self.text = text
        self.items = items
    }
}
