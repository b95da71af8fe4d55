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
    public var isForgotten: Bool

    public init(
        id: PersonID, bookName: String? = nil, profileName: String?, phone: String?, username: String?,
        isForgotten: Bool = false
    ) {
        self.id = id
        self.bookName = bookName
        self.profileName = profileName
        self.phone = phone
        self.username = username
        self.isForgotten = isForgotten
    }

    public init(_ person: Person) {
        self.init(
            id: person.id, bookName: person.bookName, profileName: person.profileName, phone: person.phone,
            username: person.username, isForgotten: person.isForgotten)
    }

    static let columns: SQL = """
        persons.person_id, persons.book_name, persons.profile_name, persons.phone, persons.username,
        persons.erase_asked_at
        """

    /// Address-book name, profile name, user name or phone, the first that there is.
    public var knownName: String? {
        [bookName, profileName, username, displayPhone].compactMap(\.self).first { !$0.isEmpty }
    }

    /// The same in English for programs: never empty.
    public var displayName: String { knownName ?? (isForgotten ? "A forgotten person" : "Person \(id)") }

    /// International and grouped, as people write it.
    public var displayPhone: String? {
        phone.map { displayForm(of: $0) }
    }

    /// Whoever was found to be somebody else has the name that was theirs.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: Set<PersonID>
    ) throws -> [PersonID: PersonName] {
        if persons.isEmpty { return [:] }
        let names = try connection.rows(
            """
            SELECT \(sql: columns) FROM persons
            WHERE workspace_id = \(workspace) AND person_id IN \(list: persons.sorted())
            """
        ).map(PersonName.init)
        return Dictionary(names.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    init(_ row: SQLRow) throws {
        id = try row.id("person_id")
        bookName = try row.optionalText("book_name")
        profileName = try row.optionalText("profile_name")
        phone = try row.optionalText("phone")
        username = try row.optionalText("username")
        isForgotten = try !row.isNull("erase_asked_at")
    }
}
