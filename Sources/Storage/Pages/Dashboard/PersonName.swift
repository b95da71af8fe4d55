public import Domain
import Linking

/// How somebody is called on a page.
public struct PersonName: Sendable, Equatable {
    public var id: PersonID
    public var profileName: String?
    /// WhatsApp digits.
    public var phone: String?
    public var username: String?

    public init(id: PersonID, profileName: String?, phone: String?, username: String?) {
        self.id = id
        self.profileName = profileName
        self.phone = phone
        self.username = username
    }

    static let columns: SQL = "persons.person_id, persons.profile_name, persons.phone, persons.username"

    /// Name, user name or phone: never empty.
    public var displayName: String {
        [profileName, username, displayPhone].compactMap(\.self).first { !$0.isEmpty } ?? "Person \(id)"
    }

    /// International and grouped, as people write it.
    public var displayPhone: String? {
        phone.map { displayForm(of: $0) }
    }

    init(_ row: SQLRow) throws {
        id = try row.id("person_id")
        profileName = try row.optionalText("profile_name")
        phone = try row.optionalText("phone")
        username = try row.optionalText("username")
    }
}
