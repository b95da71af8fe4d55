public import Domain

/// What became of a file of contacts.
public struct ContactImportReport: Sendable, Equatable {
    /// Contacts in the file that have a phone number.
    public var read = 0
    /// Persons who were not known.
    public var made = 0
    /// Numbers whose person was known already.
    public var known = 0
    /// Of those, how many have another name in the address book than before.
    public var named = 0
    /// Lines and numbers that were not taken.
    public var refused = 0
    /// The first of them, at most `refusalsKept`.
    public var refusals: [BookRefusal] = []

    public static let refusalsKept = 100

    mutating func note(_ refusal: BookRefusal) {
        refused += 1
        if refusals.count < Self.refusalsKept { refusals.append(refusal) }
    }

    /// For people.
    public var sentence: String {
        "\(read) contacts read: \(made) persons new, \(known) known, \(named) of them under another name than before; "
            + "\(refused) lines or numbers refused."
    }
}
