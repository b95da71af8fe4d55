import Domain

/// The account's users who can own records. An owner's id and its user's id are two different numbers.
struct OwnerBook: Sendable {
    struct Owner: Sendable {
        let id: Int64
        let userID: Int64
        let email: String
        let firstName: String
        let lastName: String
        let createdAt: Timestamp
        var updatedAt: Timestamp
        var isArchived = false

        var name: String {
            let words = [firstName, lastName].filter { !$0.isEmpty }
            return words.isEmpty ? email : words.joined(separator: " ")
        }
    }

    static let firstUserID: Int64 = 90_000_001

    private(set) var owners: [Owner] = []

    /// Ids count up from 80112233, user ids from 90000001. An address that is known keeps its owner.
    mutating func add(email: String, firstName: String, lastName: String, now: Timestamp) -> Owner {
        if let known = owners.first(where: { $0.email == email }) { return known }
        let place = Int64(owners.count)
        let owner = Owner(
            id: 80_112_233 + place, userID: Self.firstUserID + place, email: email, firstName: firstName,
            lastName: lastName,
            createdAt: now, updatedAt: now)
        owners.append(owner)
        return owner
    }

    func owner(_ id: String) -> Owner? {
        owners.first { String($0.id) == id }
    }

    func owner(userID: String) -> Owner? {
        owners.first { String($0.userID) == userID }
    }

    mutating func setArchived(_ id: String, _ isArchived: Bool, now: Timestamp) -> Bool {
        guard let place = owners.firstIndex(where: { String($0.id) == id }) else { return false }
        owners[place].isArchived = isArchived
        owners[place].updatedAt = now
        return true
    }
}

extension OwnerBook.Owner {
    var json: JSON {
        var fields: [String: JSON] = [
            "id": .string(String(id)), "type": "PERSON", "email": .string(email), "firstName": .string(firstName),
            "lastName": .string(lastName), "userIdIncludingInactive": .integer(userID),
            "createdAt": .string(HubSpotTime.text(createdAt)), "updatedAt": .string(HubSpotTime.text(updatedAt)),
            "archived": .bool(isArchived),
        ]
        fields["userId"] = isArchived ? .null : .integer(userID)
        return .object(fields)
    }
}
