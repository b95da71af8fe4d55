/// What a file of contacts is written in.
public enum AddressBookFormat: String, Sendable, CaseIterable {
    /// vCard 2.1, 3.0 or 4.0, any number of cards.
    case vCard = "vcard"
    /// A table whose first line names its columns.
    case csv
}
