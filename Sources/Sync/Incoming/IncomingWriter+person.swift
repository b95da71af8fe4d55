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
            byPhone: try reference.phone.flatMap {
                try PersonTable.known(connection, workspace, portfolio, phone: $0, at: moment)
            })
        // The phone and the BSUID are unique: whoever gives one up does so before the other takes it.
        if let absorbed = plan.absorbed, let person = plan.person { try merge(absorbed, into: person, at: moment) }
        if let loser = plan.losesPhone { try PersonTable.setPhone(connection, workspace, loser, nil, at: moment) }
        guard let person = plan.person else { return try make(reference, plan, portfolio, at: moment) }
        try teach(person, reference, plan, at: moment)
        return person
    }

    /// Same chat, new identifiers; the old ones go on finding this person. A notice may come twice or late: what a newer
    /// one told stands.
    func store(_ change: IdentityChange, _ portfolio: PortfolioID) throws {
        let person = try findOrMake(change.old, portfolio, at: change.at - .milliseconds(1))
        if let userID = change.new.userID, userID != change.old.userID {
            try give(userID, to: person, portfolio, at: change.at)
        }
        let known = try PersonTable.known(connection, workspace, person)
        if let phone = change.new.phone, let known, known.phone != phone, known.phoneSince <= change.at {
            try give(phone, to: person, change, portfolio)
        }
    }

    private func give(
        _ userID: BusinessScopedUserID, to person: PersonID, _ portfolio: PortfolioID, at moment: Timestamp
    ) throws {
        let holder = try PersonTable.known(connection, workspace, portfolio, userID: userID)
        if let holder, holder.id != person { try merge(holder.id, into: person, at: moment) }
        // Who has it already, or had it before the next one, learns nothing.
        if holder?.id != person { try PersonTable.replaceUserID(connection, workspace, person, userID, at: moment) }
    }

    private func give(_ phone: String, to person: PersonID, _ change: IdentityChange, _ portfolio: PortfolioID) throws {
        // The notice itself still comes from the old number, and may come again.
        let moment = change.at + .milliseconds(1)
        let holder = try PersonTable.known(connection, workspace, portfolio, phone: phone, at: change.at)
        if let holder, holder.id != person {
            let isSame = holder.userID == nil || holder.userID == change.new.userID
            guard isSame || holder.phoneSince <= change.at else { return }
            if isSame {
                try merge(holder.id, into: person, at: moment)
            } else {
                try PersonTable.setPhone(connection, workspace, holder.id, nil, at: moment)
            }
        }
        try PersonTable.setPhone(connection, workspace, person, phone, at: moment)
        try LinkQueueTable.add(connection, workspace, person: person, cause: "number changed", now: now)
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
    }

    /// `absorbed` turned out to be `person`: chats move, the link goes along unless `person` has one.
    private func merge(_ absorbed: PersonID, into person: PersonID, at moment: Timestamp) throws {
        try PersonTable.setPhone(connection, workspace, absorbed, nil, at: moment)
        for chat in try ChatTable.moveAll(connection, workspace, from: absorbed, to: person) {
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
        if let link = try LinkTable.active(connection, workspace, person: absorbed) {
            try LinkTable.end(
                connection, workspace, link.id, reason: "The person turned out to be person \(person).", at: now)
            if try LinkTable.active(connection, workspace, person: person) == nil {
                var moved = link
                moved.id = ids.next()
                moved.person = person
                moved.madeAt = now
                try LinkTable.insert(connection, workspace, moved)
            }
        }
        try PersonTable.markMerged(connection, workspace, absorbed, into: person)
        try LinkVerdictTable.remove(connection, workspace, absorbed)
        if try LinkTable.active(connection, workspace, person: person) != nil {
            try LinkVerdictTable.remove(connection, workspace, person)
            try TimelineEntryTable.markAll(connection, workspace, person: person, pace: pace, now: now)
        } else {
            try LinkQueueTable.add(connection, workspace, person: person, cause: "persons joined", now: now)
        }
    }
}
