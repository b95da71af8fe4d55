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

    init(
        key: PhoneKey, certainty: Certainty, rule: ReadingRule, region: Region? = nil, extensionNote: String? = nil
    ) {
        self.key = key
        self.certainty = certainty
        self.rule = rule
        self.region = region
        self.extensionNote = extensionNote
        aliases = certainty == .full ? key.probableAliases : []
    }

    public var isFull: Bool { certainty == .full }
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
