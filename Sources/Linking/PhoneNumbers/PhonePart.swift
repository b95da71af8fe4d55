/// One candidate number of a field, as it was written.
struct PhonePart: Sendable {
    var digits = Digits()
    var hasPlus = false
    /// The digits come from a chat id or a wa.me link: international as they are.
    var isChatID = false
    /// How many digits stood before a zero in brackets, which is not among `digits`: "+44 (0)20 …" has 2.
    var bracketedZero: Int?
    var extensionNote: String?
    /// Letters met beside the digits, as written; words that are labels are not among them.
    var letters: [UInt8] = []
    var lettersFollowDigits = false
    var problem: PhoneProblem?

    /// Notes the first problem: the later ones mostly follow from it.
    mutating func fail(_ problem: PhoneProblem) {
        if self.problem == nil { self.problem = problem }
    }

    /// A later sign that says better what the digits are.
    mutating func replaceProblem(_ problem: PhoneProblem) {
        self.problem = problem
    }

    mutating func append(digit byte: UInt8) {
        if !digits.append(UInt64(byte &- Digits.zero)) { fail(.tooManyDigits) }
        if !letters.isEmpty { lettersFollowDigits = false }
    }
}
