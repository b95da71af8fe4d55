/// A template to send, with what fills its variables. Whether it fits is said by `MessageTemplate.problems`.
public struct OutgoingTemplate: Sendable, Hashable, Codable {
    /// What fills one variable; `name` where the template's variables have names.
    public struct Value: Sendable, Hashable, Codable {
        public var name: String?
        public var text: String

        public init(name: String? = nil, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What the template's heading is filled with.
    public enum Header: Sendable, Hashable, Codable {
        case text([Value])
        case media(OutgoingMedia)
        case location(Location)
    }

    /// What a button is filled with.
    public struct Button: Sendable, Hashable, Codable {
        public enum Filling: Sendable, Hashable, Codable {
            /// The end of a link.
            case link(String)
            /// What comes back when it is pressed.
            case payload(String)
            /// The code that it copies.
            case code(String)
        }

        /// From 0, as the buttons stand in the template.
        public var index: Int
        public var filling: Filling

        public init(index: Int, filling: Filling) {
            self.index = index
            self.filling = filling
        }
    }

    public var name: String
    public var language: String
    public var header: Header?
    /// In the order of the variables.
    public var body: [Value]
    public var buttons: [Button]

    public init(
        name: String, language: String, header: Header? = nil, body: [Value] = [], buttons: [Button] = []
    ) {
        self.name = name
        self.language = language
        self.header = header
        self.body = body
        self.buttons = buttons
    }
}
