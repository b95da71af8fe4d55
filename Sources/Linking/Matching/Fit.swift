/// In which way a contact's text is a person's number.
public enum Fit: String, Sendable, Codable, CaseIterable {
    /// The same full number.
    case exact
    /// Another spelling that is probably the same line, or a text that was only probably read right.
    case probable
    /// The text names no country, and read in the person's country it is the person's number.
    case national
    /// The text names another country, but its national digits are the person's.
    case foreign

    /// Within one contact the higher one speaks for it.
    var weight: Int {
        switch self {
        case .exact: 4
        case .national: 3
        case .probable: 2
        case .foreign: 1
        }
    }
}
