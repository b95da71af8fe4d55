public import Domain
import Linking

/// How somebody is called on a page.
public struct PersonName: Sendable, Equatable {
    public var id: PersonID
    /// What the company's address book calls them.
    public var bookName: String?
    public var profileName: String?
    /// WhatsApp digits.
    public var phone: String?
    public var username: String?

    public init(id: PersonID, bookName: String? = nil, profileName: String?, phone: String?, username: String?) {
        self.id = id
        self.bookName = bookName
        self.profileName = profileName
        self.phone = phone
        self.username = username
    }

    static let columns: SQL = """
        persons.person_id, persons.book_name, persons.profile_name, persons.phone, persons.username
        """

    /// Address-book name, profile name, user name or phone: never empty.
    public var displayName: String {
        [bookName, profileName, username, displayPhone].compactMap(\.self).first { !$0.isEmpty } ?? "Person \(id)"
    }

    /// International and grouped, as people write it.
    public var displayPhone: String? {
        phone.map { displayForm(of: $0) }
    }

    init(_ row: SQLRow) throws {
        id = try row.id("person_id")
        bookName = try row.optionalText("book_name")
        profileName = try row.optionalText("profile_name")
        phone = try row.optionalText("phone")
        username = try row.optionalText("username")
    }
}
