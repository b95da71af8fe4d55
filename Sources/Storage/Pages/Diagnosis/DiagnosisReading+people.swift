import Domain

extension DiagnosisReading {
    func seen(_ id: PersonID) throws -> DiagnosisFacts.SeenPerson? {
        guard let item = try PersonList.find(connection, workspace, id: id.description) else { return nil }
        let name = PersonName(item.person)
        return DiagnosisFacts.SeenPerson(
            id: id, name: name.displayName, phone: name.displayPhone, isBusiness: item.person.isBusiness,
            metAt: item.createdAt)
    }

    func group(_ message: MessageList.Item, on day: LocalDay) throws -> DiagnosisFacts.SeenPerson {
        let participants = try ParticipantTable.persons(connection, workspace, message.chat, on: day)
        let linked = try LinkTable.active(connection, workspace, persons: participants).count
        let name = try GroupTable.find(connection, workspace, message.chat)?.name ?? "without a name"
        return DiagnosisFacts.SeenPerson(
            id: message.sender ?? PersonID(0), name: name, phone: nil, isBusiness: false, metAt: nil,
            group: DiagnosisFacts.Group(name: name, participants: participants.count, linked: linked))
    }

    func linking(_ person: PersonID, _ asked: DiagnosisFacts.Asked) throws -> DiagnosisFacts.Linking {
        var linking = DiagnosisFacts.Linking()
        linking.link = try LinkTable.active(connection, workspace, person: person)
        linking.contactName = try linking.link.flatMap {
            try ContactTable.find(connection, workspace, $0.contact)?.displayName
        }
        linking.former = try former(person, asked, isLinked: linking.link != nil)
        linking.formerName = try linking.former.flatMap {
            try ContactTable.find(connection, workspace, $0.contact)?.displayName
        }
        linking.block = try LinkBlockTable.find(connection, workspace, person)
        linking.verdict = try LinkVerdictTable.find(connection, workspace, person)
        linking.queuedAt = try connection.row(
            "SELECT queued_at FROM link_queue WHERE workspace_id = \(workspace) AND person_id = \(person)"
        )?.timestamp("queued_at")
        return linking
    }

    /// Why they are not linked any more: to the contact that was asked about, or to any.
    private func former(_ person: PersonID, _ asked: DiagnosisFacts.Asked, isLinked: Bool) throws -> Link? {
        switch asked {
        case .contact(let id, _): try LinkTable.lastEnded(connection, workspace, person: person, contact: id)
        case .message, .person: isLinked ? nil : try LinkTable.lastEnded(connection, workspace, person: person)
        }
    }
}
