import Domain
import Linking
import Storage

/// Finds the chat that a message goes to, or makes it.
extension OutgoingWriter {
    func place(_ request: OutgoingRequest) throws -> Chat {
        switch request.place {
        case .chat(let id):
            guard let chat = try ChatTable.find(connection, workspace, [id])[id] else {
                throw OutgoingRefusal.unknownChat(id)
            }
            try requireRemembered(chat)
            return chat
        case .first(let id, let recipient):
            guard let number = try BusinessNumberTable.find(connection, workspace, id),
                let portfolio = try portfolio(of: number)
            else { throw OutgoingRefusal.unknownNumber(id) }
            let side = Chat.Side.person(try person(recipient, portfolio))
            let chat = try ChatTable.findOrMake(
                connection, workspace, number: id, side: side, at: now, newID: { ids.next() })
            return Chat(id: chat, number: id, side: side, lastMessageAt: now)
        }
    }

    private func requireRemembered(_ chat: Chat) throws {
        guard let person = chat.person else { return }
        let name = try PersonName.find(connection, workspace, [person])[person]
        if name?.isForgotten == true { throw OutgoingRefusal.forgottenPerson }
    }

    private func portfolio(of number: BusinessNumber) throws -> PortfolioID? {
        try WhatsAppAccountTable.all(connection).first { $0.workspace == workspace && $0.account.id == number.account }?
            .account.portfolio
    }

    private func person(_ recipient: OutgoingRequest.Recipient, _ portfolio: PortfolioID) throws -> PersonID {
        switch recipient {
        case .phone(let text): try person(phone: text, portfolio)
        case .user(let user): try person(user: user, portfolio)
        }
    }

    /// Somebody known by the number in any of its spellings, or somebody new.
    private func person(phone text: String, _ portfolio: PortfolioID) throws -> PersonID {
        // Bare digits say no country, unless WhatsApp wrote them.
        if let known = try PersonTable.known(connection, workspace, portfolio, phone: text, at: now) { return known.id }
        let key = try number(text)
        let own = try BusinessNumberTable.all(connection, workspace).compactMap { PhoneKey(waID: $0.digits) }
        if own.contains(key) { throw OutgoingRefusal.ownNumber }
        let known = try PersonBookTable.known(connection, workspace, portfolio, holdersOf: [key])[key] ?? []
        if let same = known.first(where: { !$0.isPhoneRead }) ?? known.first { return same.id }
        let person = Person(
            id: ids.next(), portfolio: portfolio, userID: nil, phone: key.digits, profileName: nil, username: nil)
        try PersonBookTable.insert(connection, workspace, person, isPhoneRead: true, by: nil, now: now)
        try LinkQueueTable.add(connection, workspace, person: person.id, cause: "new person", now: now)
        return person.id
    }

    private func person(user: BusinessScopedUserID, _ portfolio: PortfolioID) throws -> PersonID {
        if let known = try PersonTable.known(connection, workspace, portfolio, userID: user) { return known.id }
        let person = Person(
            id: ids.next(), portfolio: portfolio, userID: user, phone: nil, profileName: nil, username: nil)
        try PersonTable.insert(connection, workspace, person, at: now, now: now)
        try LinkQueueTable.add(connection, workspace, person: person.id, cause: "new person", now: now)
        return person.id
    }

    /// One number that is certain. WhatsApp finds the account by any of its spellings, and answers with its own.
    private func number(_ text: String) throws -> PhoneKey {
        let region = try WorkspaceTable.find(connection, workspace)?.defaultRegion
        let reading = readPhones(in: text, defaultRegion: region)
        guard let number = reading.numbers.first, reading.numbers.count == 1 else {
            throw OutgoingRefusal.badRecipient(
                reading.problem ?? "“\(text.prefix(60))” is not one phone number. Give it with its country code.")
        }
        switch number.certainty {
        case .full: return number.key
        case .probable(let reason), .ambiguous(let reason): throw OutgoingRefusal.badRecipient(reason)
        }
    }
}
