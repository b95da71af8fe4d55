/// What a phone field holds. Texts are kept elsewhere, byte for byte; this is only what was understood.
public struct PhoneReading: Hashable, Sendable {
    /// In the order of the text, without repetitions. At most `mostNumbers`.
    public let numbers: [ReadNumber]
    /// Why the text, or a part of it, gave no number: a sentence. `nil` when all of it was read.
    public let problem: String?

    init(numbers: [ReadNumber], problem: String? = nil) {
        self.numbers = numbers
        self.problem = problem
    }

    init(problem: PhoneProblem) {
        self.init(numbers: [], problem: problem.sentence)
    }

    /// A longer field is no phone field; its UTF-8 bytes are counted.
    public static let longestText = 512
    public static let mostNumbers = 8
}

/// Why a text is not a phone number.
enum PhoneProblem: Hashable, Sendable {
    case empty
    case noDigits
    case textTooLong
    case tooManyNumbers
    case tooFewDigits
    case tooManyDigits
    case filler
    case masked
    case letters
    case symbols
    case privateID
    case group
    case channel
    case email
    case businessScopedID
    case linkWithoutNumber
    case rounded
    case shortNumber

    var sentence: String {
        switch self {
        case .empty: "The field is empty."
        case .noDigits: "There are no digits in the text."
        case .textTooLong: "The text is longer than \(PhoneReading.longestText) bytes, so it is no phone field."
        case .tooManyNumbers: "Only the first \(PhoneReading.mostNumbers) numbers of the field were read."
        case .tooFewDigits: "A phone number has at least \(PhoneKey.shortest) digits."
        case .tooManyDigits: "A phone number has at most \(PhoneKey.longest) digits."
        case .filler: "The digits are a placeholder, such as one digit repeated or 123456789."
        case .masked: "Some digits are hidden, and the visible ones prove nothing."
        case .letters: "There are words beside the digits that are neither a label nor an extension."
        case .symbols: "There are signs in the text that no phone number has."
        case .privateID: "This is WhatsApp's private id of a person (LID), which is no phone number."
        case .group: "This is the id of a WhatsApp group."
        case .channel: "This is the id of a WhatsApp channel or broadcast list."
        case .email: "This is an e-mail address."
        case .businessScopedID: "This is a business-scoped user id, which is no phone number."
        case .linkWithoutNumber: "The link does not hold a phone number."
        case .rounded: "A spreadsheet has rounded the number and the missing digits cannot be known."
        case .shortNumber: "This is an emergency or service number."
        }
    }
}
