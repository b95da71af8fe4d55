/// What a message says. One case per kind of section "Incoming message types" of the Cloud API, and a few that only
/// webhooks know. Made by a customer, by the phone app of the business, or sent through the API.
public enum SandboxContent: Sendable, Hashable {
    case text(String)
    case media(SandboxMedia, caption: String?)
    case location(latitude: Double, longitude: Double, name: String?, address: String?)
    case contactCard(SandboxContactCard)
    case buttonReply(id: String, title: String)
    case listReply(id: String, title: String, description: String?)
    /// A flow's form: the answers travel as a JSON text inside the JSON.
    case formReply(answers: [String: String])
    /// A quick reply button of a template.
    case templateButton(payload: String, text: String)
    case order(SandboxOrder)
    case template(name: String, language: String)
    /// Something the Cloud API cannot show, with WhatsApp's word for it (`poll`).
    case unsupported(kind: String)
    /// A type that does not exist yet: readers must keep it and go on.
    case future(type: String)

    /// A pressed button or a filled form always quotes the message it stood in.
    var answersAMessage: Bool {
        switch self {
        case .buttonReply, .listReply, .formReply, .templateButton: true
        case .text, .media, .location, .contactCard, .order, .template, .unsupported, .future: false
        }
    }

    public static func photo(_ caption: String? = nil) -> SandboxContent { .media(.picture(), caption: caption) }
    public static func video(_ caption: String? = nil) -> SandboxContent { .media(.video(), caption: caption) }
    public static func voiceNote(seconds: Int) -> SandboxContent { .media(.voiceNote(seconds: seconds), caption: nil) }
    public static func document(_ fileName: String, caption: String? = nil) -> SandboxContent {
        .media(.document(named: fileName), caption: caption)
    }
    public static var sticker: SandboxContent { .media(.sticker(), caption: nil) }
}

/// A card from somebody's address book. `origin` is `contact_request` when it answers a request for one's own number.
public struct SandboxContactCard: Sendable, Hashable {
    public var name: String
    public var phone: String
    /// Digits, absent when that number has no WhatsApp.
    public var waID: String?
    public var origin: String

    public init(name: String, phone: String, waID: String? = nil, origin: String = "other") {
        self.name = name
        self.phone = phone
        self.waID = waID
        self.origin = origin
    }
}

/// A cart sent from the business's catalogue. Prices are in the currency's main unit.
public struct SandboxOrder: Sendable, Hashable {
    public var text: String
    public var product: String
    public var quantity: Int
    public var price: Int
    public var currency: String

    public init(text: String, product: String, quantity: Int, price: Int, currency: String) {
        self.text = text
        self.product = product
        self.quantity = quantity
        self.price = price
        self.currency = currency
    }
}
