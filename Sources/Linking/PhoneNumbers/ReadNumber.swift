/// One number found in a text.
public struct ReadNumber: Hashable, Sendable {
    /// How sure the reading is, before it is compared with anything. The reasons are sentences for people.
    public enum Certainty: Hashable, Sendable {
        /// The digits are complete: only such a number may ever be linked automatically.
        case full
        case probable(reason: String)
        /// Something is missing or contradicts itself. The key is then only the digits as typed.
        case ambiguous(reason: String)
    }

    public let key: PhoneKey
    public let certainty: Certainty
    /// Other spellings that are probably the same line: one edge away, never chained.
    public let aliases: [PhoneKey]
    /// The digits of an extension: the line is shared.
    public let extensionNote: String?
    /// The region that completed the number; `nil` when the text names its country code itself.
    public let region: Region?
    let rule: ReadingRule
    /// The digits as they stood in the text, zeros in front included; empty where it was no plain run of digits.
    let typed: Digits
    /// The first number of the field lent its country to this one.
    var isInherited = false

    init(
        key: PhoneKey, certainty: Certainty, rule: ReadingRule, region: Region? = nil, extensionNote: String? = nil,
        typed: Digits = Digits()
    ) {
        self.key = key
        self.typed = typed
        self.certainty = certainty
        self.rule = rule
        self.region = region
        self.extensionNote = extensionNote
        aliases = certainty == .full ? key.probableAliases : []
    }

    public var isFull: Bool { certainty == .full }

    var isAmbiguous: Bool {
        switch certainty {
        case .full, .probable: false
        case .ambiguous: true
        }
    }

    /// The text itself says to which country the number belongs: by a plus, by a prefix for dialling abroad, as a
    /// WhatsApp id, or through the number in front of it. A code without a plus says nothing for sure.
    var namesCountry: Bool {
        switch rule {
        case .international, .trunkDropped, .dialledAbroad, .chatID: true
        case .vanity: region == nil
        case .national, .codeWithoutPlus, .spreadsheet, .incomplete: isInherited
        }
    }

    /// `nil` where the digits are not known to begin with a country code.
    var callingCode: CallingCode? {
        isAmbiguous ? nil : CallingCode(leading: key.run)
    }
}

/// How the digits of a number became a key.
enum ReadingRule: String, Sendable {
    case international = "international"
    case trunkDropped = "trunk-prefix"
    case national = "national-form"
    case dialledAbroad = "international-prefix"
    case codeWithoutPlus = "code-without-plus"
    case chatID = "whatsapp-id"
    case vanity = "vanity-letters"
    case spreadsheet = "spreadsheet"
    case incomplete = "incomplete"
}
