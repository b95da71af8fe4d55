/// What the address book on a business number's phone says of somebody, and since when.
public struct BookContact: Sendable, Equatable {
    public var number: BusinessNumberID
    public var person: PersonReference
    /// In one line, as `BookEntry.clean` leaves it; `nil` where the book has none.
    public var name: String?
    /// Taken out of the book. The person stays whom they are.
    public var isRemoved: Bool
    /// When it was written in the book: of several words on one person the newest counts.
    public var at: Timestamp

    public init(number: BusinessNumberID, person: PersonReference, name: String?, isRemoved: Bool, at: Timestamp) {
        self.number = number
        self.person = person
        self.name = name
        self.isRemoved = isRemoved
        self.at = at
    }
}
