import Domain

/// What somebody does in HubSpot's own pages, and how tests set the scene.
extension HubSpotSandbox {
    /// Adds a contact and returns its id. Nothing is checked, so a scene may hold contacts the API would refuse.
    @discardableResult
    public func addContact(_ properties: [String: String]) -> String {
        change { state, now in state.addContact(properties, now: now) }
    }

    /// Adds many contacts as if they had been there before: their modification dates lie a millisecond apart in the
    /// past, search finds them at once, and nothing is reported. Returns their ids in order.
    @discardableResult
    public func addContacts(_ contacts: [[String: String]]) -> [String] {
        change { state, now in
            let start = now - .milliseconds(Int64(contacts.count))
            return contacts.enumerated().map { place, properties in
                let stamp = start + .milliseconds(Int64(place))
                return String(
                    state.stores[HubSpotObjectType.contact.index].insert(
                        PropertyBag(properties), now: now, stamp: stamp
                    ).id)
            }
        }
    }

    /// Changes a contact as a person in HubSpot would. False where there is no such contact.
    @discardableResult
    public func changeContact(_ id: String, _ properties: [String: String]) -> Bool {
        change { state, now in state.changeContact(id, properties, now: now) }
    }

    /// Puts a contact into the recycle bin. False where there is no such contact.
    @discardableResult
    public func deleteContact(_ id: String) -> Bool {
        change { state, now in
            guard let end = state.activeEnd(.contact, id) else { return false }
            state.archive(.contact, end.id, by: .person, now: now)
            return true
        }
    }

    /// Takes a contact out of the recycle bin, with what it was associated with. False where it is not there, or not
    /// any more: HubSpot keeps it for 90 days. An address that somebody else has by now is not given back.
    @discardableResult
    public func restoreContact(_ id: String) -> Bool {
        change { state, now in state.restore(contact: Int64(id) ?? 0, by: .person, now: now) }
    }

    /// Deletes a contact and all that was written about it, for good, from the recycle bin too. Its address cannot be
    /// used again.
    @discardableResult
    public func deleteContactForPrivacy(_ id: String) -> Bool {
        change { state, now in
            guard let number = Int64(id), state.stores[HubSpotObjectType.contact.index].record(number) != nil else {
                return false
            }
            state.erase(contact: number, by: .person, now: now)
            return true
        }
    }

    /// Puts an address on the list of those that cannot be used again, and deletes whoever has it.
    public func blockAddress(_ email: String) {
        change { state, now in
            state.blockedAddresses.insert(email.lowercased())
            let known = state.stores[HubSpotObjectType.contact.index].owner(ofUnique: "email", email)
            if let known { state.erase(contact: known, by: .person, now: now) }
        }
    }

    /// Merges the second contact into the first and returns the survivor's id; nil where one of them does not exist.
    @discardableResult
    public func mergeContacts(primary: String, merged: String) -> String? {
        change { state, now in state.mergeContacts(primary, merged, now: now) }
    }

    /// Adds a company, deal or ticket and associates it with contacts. `kind` is a type's name or id; returns the id,
    /// nil where the kind is unknown.
    @discardableResult
    public func addRecord(_ kind: String, _ properties: [String: String], contacts: [String] = []) -> String? {
        change { state, now in state.addRecord(kind, properties, contacts: contacts, now: now) }
    }

    /// The account's tokens from now on.
    public func setTokens(_ tokens: [String: HubSpotSandboxOptions.Token]) {
        change { state, _ in state.tokens = tokens }
    }

    /// Grants one token, or revokes it with nil.
    public func setToken(_ token: String, _ grant: HubSpotSandboxOptions.Token?) {
        change { state, _ in state.tokens[token] = grant }
    }
}

extension HubSpotState {
    mutating func addContact(_ properties: [String: String], now: Timestamp) -> String {
        let plan = WritePlan(type: .contact, target: .new, values: properties)
        return apply(plan, by: .person, now: now).map { String($0.id) } ?? ""
    }

    mutating func changeContact(_ id: String, _ properties: [String: String], now: Timestamp) -> Bool {
        guard let end = activeEnd(.contact, id) else { return false }
        let plan = WritePlan(type: .contact, target: .existing(end.id), values: properties)
        return apply(plan, by: .person, now: now) != nil
    }

    mutating func mergeContacts(_ primary: String, _ merged: String, now: Timestamp) -> String? {
        guard let primary = Int64(primary), let merged = Int64(merged) else { return nil }
        let survivor = try? merge(primary: primary, merged: merged, by: .person, now: now)
        return survivor.map { String($0.id) }
    }

    mutating func addRecord(
        _ kind: String, _ properties: [String: String], contacts: [String], now: Timestamp
    ) -> String? {
        guard let type = HubSpotObjectType(segment: kind) else { return nil }
        let links = contacts.compactMap { activeEnd(.contact, $0) }.compactMap { end in
            AssociationTypes.unlabelled(from: type, to: .contact).map { WritePlan.Link(to: end, number: $0) }
        }
        let plan = WritePlan(type: type, target: .new, values: properties, links: links)
        return apply(plan, by: .person, now: now).map { String($0.id) }
    }
}
