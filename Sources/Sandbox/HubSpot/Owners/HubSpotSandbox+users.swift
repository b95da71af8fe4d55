import Domain

/// The account's users: who may own records, and who is in which team.
extension HubSpotSandbox {
    /// Adds a user who can own records and returns the owner's id: 80112233 and counting. A known address keeps its
    /// owner. The first user is a super admin.
    @discardableResult
    public func addOwner(email: String, firstName: String, lastName: String) -> String {
        change { state, now in
            String(state.owners.add(email: email, firstName: firstName, lastName: lastName, now: now).id)
        }
    }

    /// Deactivates the user behind an owner, or lets it come back.
    @discardableResult
    public func setOwner(_ id: String, archived: Bool) -> Bool {
        change { state, now in state.owners.setArchived(id, archived, now: now) }
    }

    @discardableResult
    public func setSuperAdmin(_ ownerID: String, _ isSuperAdmin: Bool) -> Bool {
        change { state, now in state.owners.update(ownerID, now: now) { $0.isSuperAdmin = isSuperAdmin } }
    }

    /// Adds a team and returns its id.
    @discardableResult
    public func addTeam(_ name: String) -> String {
        change { state, _ in state.owners.addTeam(name) }
    }

    /// Puts a user into teams, by their ids.
    @discardableResult
    public func setTeams(of ownerID: String, primary: String?, secondary: [String] = []) -> Bool {
        change { state, now in
            state.owners.update(ownerID, now: now) { owner in
                owner.primaryTeam = primary
                owner.secondaryTeams = secondary
            }
        }
    }
}
