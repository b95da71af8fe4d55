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
        var isSuperAdmin: Bool
        var primaryTeam: String?
        var secondaryTeams: [String] = []

        var name: String {
            let words = [firstName, lastName].filter { !$0.isEmpty }
            return words.isEmpty ? email : words.joined(separator: " ")
        }
    }

    struct Team: Sendable {
        let id: String
        let name: String
    }

    static let firstUserID: Int64 = 90_000_001
    private static let firstTeamID = 178_588

    private(set) var owners: [Owner] = []
    private(set) var teams: [Team] = []

    /// Ids count up from 80112233, user ids from 90000001. An address that is known keeps its owner.
    mutating func add(email: String, firstName: String, lastName: String, now: Timestamp) -> Owner {
        if let known = owners.first(where: { $0.email == email }) { return known }
        let place = Int64(owners.count)
        let owner = Owner(
            id: 80_112_233 + place, userID: Self.firstUserID + place, email: email, firstName: firstName,
            lastName: lastName, createdAt: now, updatedAt: now, isSuperAdmin: owners.isEmpty)
        owners.append(owner)
        return owner
    }

    mutating func addTeam(_ name: String) -> String {
        let team = Team(id: String(Self.firstTeamID + teams.count), name: name)
        teams.append(team)
        return team.id
    }

    func owner(_ id: String) -> Owner? {
        owners.first { String($0.id) == id }
    }

    func owner(userID: String) -> Owner? {
        owners.first { String($0.userID) == userID }
    }

    mutating func setArchived(_ id: String, _ isArchived: Bool, now: Timestamp) -> Bool {
        update(id, now: now) { $0.isArchived = isArchived }
    }

    mutating func update(_ id: String, now: Timestamp, _ change: (inout Owner) -> Void) -> Bool {
        guard let place = owners.firstIndex(where: { String($0.id) == id }) else { return false }
        change(&owners[place])
        owners[place].updatedAt = now
        return true
    }
}
