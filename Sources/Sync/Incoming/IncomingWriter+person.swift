import Domain
import Linking
import Storage

extension IncomingWriter {
    /// Whom the payload means, made if new. Somebody new, or with a phone learnt just now, is queued for linking.
    func findOrMake(_ reference: PersonReference, _ portfolio: PortfolioID, at moment: Timestamp) throws -> PersonID {
        let plan = planPerson(
            reference, at: moment,
            byUserID: try reference.userID.flatMap {
                try PersonTable.known(connection, workspace, portfolio, userID: $0)
            },
            byPhone: try reference.phone.flatMap { try holder($0, portfolio, at: moment) })
        // The phone and the BSUID are unique: whoever gives one up does so before the other takes it.
        if let absorbed = plan.absorbed, let person = plan.person,
            try !merge(absorbed, into: person, at: moment), plan.learnsPhone
        {
            try losePhone(absorbed, at: moment)
        }
        if let loser = plan.losesPhone { try losePhone(loser, at: moment) }
        guard let person = plan.person else { return try make(reference, plan, portfolio, at: moment) }
        try teach(person, reference, plan, at: moment)
        return person
    }

    /// Whoever held the phone then, perhaps under another spelling in an address book only.
    private func holder(_ phone: String, _ portfolio: PortfolioID, at moment: Timestamp) throws -> KnownPerson? {
        let known = try PersonTable.known(connection, workspace, portfolio, phone: phone, at: moment)
        if let known { return known }
        guard try PersonBookTable.claim(connection, workspace, portfolio, phone: phone) else { return nil }
        return try PersonTable.known(connection, workspace, portfolio, phone: phone, at: moment)
    }

    /// Same chat, new identifiers; the old ones go on finding this person. News of several changes comes in any order,
    /// so what is newer than this change stays.
    func store(_ change: IdentityChange, _ portfolio: PortfolioID) throws {
        let person = try findOrMake(change.old, portfolio, at: change.at - .milliseconds(1))
        if let userID = change.new.userID, userID != change.old.userID {
            try take(userID, person, portfolio, at: change.at)
        }
        // The notice itself still comes from the old number, and may come again.
        if let phone = change.new.phone { try take(phone, person, portfolio, at: change.at + .milliseconds(1)) }
    }

    /// Whoever is known by the new BSUID is this person some time after the change, perhaps already under the next one.
    private func take(
        _ userID: BusinessScopedUserID, _ person: PersonID, _ portfolio: PortfolioID, at moment: Timestamp
    ) throws {
        let holder = try PersonTable.known(connection, workspace, portfolio, userID: userID)
        if holder?.id == person { return }
        if let holder, try !merge(holder.id, into: person, at: moment) { return }
        try PersonTable.replaceUserID(connection, workspace, person, userID, at: moment)
        guard let holder else { return }
        if let next = holder.userID, next != userID {
            try PersonTable.replaceUserID(connection, workspace, person, next, at: moment)
        }
        // At the same moment: the phone went from this person to the holder, and so comes back.
        if let known = try PersonTable.known(connection, workspace, person), holder.phoneSince >= known.phoneSince {
            try PersonTable.setPhone(connection, workspace, person, holder.phone, at: holder.phoneSince)
        }
    }

    private func take(_ phone: String, _ person: PersonID, _ portfolio: PortfolioID, at moment: Timestamp) throws {
        let known = try PersonTable.known(connection, workspace, person)
        if known?.phone == phone { return }
        let holder = try self.holder(phone, portfolio, at: moment)
        // Who held it then and does not now has moved on, and somebody newer may have it.
        if let holder, holder.phone != phone { return }
        // Who has had another phone since, or this one since a later time, keeps it.
        guard [known, holder].allSatisfy({ $0.map { $0.phoneSince <= moment } ?? true }) else { return }
        if let holder, holder.id != person {
            let isJoined = try holder.userID == nil && merge(holder.id, into: person, at: moment)
            if !isJoined { try losePhone(holder.id, at: moment) }
        }
        try PersonTable.setPhone(connection, workspace, person, phone, at: moment)
        try LinkQueueTable.add(connection, workspace, person: person, cause: "number changed", now: now)
        try markShown(person)
    }

    private func losePhone(_ person: PersonID, at moment: Timestamp) throws {
        try PersonTable.losePhone(connection, workspace, person, at: moment)
        try markShown(person)
    }

    private func make(
        _ reference: PersonReference, _ plan: PersonPlan, _ portfolio: PortfolioID, at moment: Timestamp
    ) throws -> PersonID {
        let key = reference.phone.flatMap { PhoneKey(waID: $0) }
        let person = Person(
            id: ids.next(), portfolio: portfolio, userID: plan.learnsUserID ? reference.userID : nil,
            phone: plan.learnsPhone ? reference.phone : nil, profileName: reference.profileName,
            username: reference.username, isBusiness: key.map(ownKeys.contains) ?? false)
        try PersonTable.insert(connection, workspace, person, at: moment, now: now)
        try LinkQueueTable.add(connection, workspace, person: person.id, cause: "new person", now: now)
        return person.id
    }

    private func teach(
        _ person: PersonID, _ reference: PersonReference, _ plan: PersonPlan, at moment: Timestamp
    ) throws {
        if plan.learnsUserID, let userID = reference.userID {
            try PersonTable.learnUserID(connection, workspace, person, userID)
        }
        if plan.learnsPhone, let phone = reference.phone {
            try PersonTable.setPhone(connection, workspace, person, phone, at: moment)
            try LinkQueueTable.add(connection, workspace, person: person, cause: "phone learnt", now: now)
        }
        if plan.learnsNames {
            try PersonTable.setNames(connection, workspace, person, reference, at: moment)
        }
        if plan.changesNames || plan.learnsPhone { try markShown(person) }
    }

    /// Name and phone stand in every entry of a person: those that HubSpot shows are to be written anew.
    func markShown(_ person: PersonID) throws {
        guard try LinkTable.active(connection, workspace, person: person) != nil else {
            // Others' contacts show what they said in a group.
            return try TimelineEntryTable.markStandingGroups(connection, workspace, person: person, now: now)
        }
        try TimelineEntryTable.markAll(connection, workspace, person: person, pace: pace, now: now)
    }

    /// False, and nothing changes, if somebody said that the two are two.
    private func merge(_ absorbed: PersonID, into person: PersonID, at moment: Timestamp) throws -> Bool {
        if try PersonJoinTable.isUndone(connection, workspace, absorbed, person) { return false }
        try PersonJoiner(connection: connection, workspace: workspace, pace: pace, now: now, ids: ids)
            .join(absorbed, into: person, at: moment)
        return true
    }
}
