import Domain
import Storage

/// A person as the schema knew them before their names were words of a search.
func insertOldPerson(_ connection: any SQLConnection, _ id: Int64, phone: String?, isBusiness: Bool = false) throws {
    let person = samplePerson(id, phone: phone, isBusiness: isBusiness)
    try connection.run(
        """
        INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
            profile_name, username, is_business, created_at, seen_at)
        VALUES (\(here), \(person.id), \(person.portfolio), \(person.userID), \(phone), \(phone),
            \(phone == nil ? Timestamp.beginning : .noon), \(person.profileName), \(person.username),
            \(isBusiness), \(Timestamp.noon), \(Timestamp.noon))
        """)
}
