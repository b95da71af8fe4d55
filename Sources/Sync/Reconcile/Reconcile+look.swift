import Domain
import HubSpot
import Storage

extension Reconcile {
    /// Answers the questions that creates of unknown outcome left: HubSpot is asked whether they are there, by contact
    /// and by the timestamp that is theirs alone. What is not there is sent again, what is there twice is taken down
    /// once.
    func lookForUnsure() async throws {
        let (workspace, lookAfter) = (workspace, settings.lookAfter)
        let unsure = try await database.read { [clock] connection in
            try CommunicationTable.unsure(
                connection, workspace, sentBefore: clock.now - lookAfter, limit: HubSpotClient.batchLimit)
        }
        if unsure.isEmpty { return }
        let asked = rowsToAsk(about: unsure)
        let contacts = Set(asked.flatMap(\.contacts))
        let look = try await client.findCommunications(of: contacts.sorted(), at: Set(asked.map(\.stamp)))
        let known = try await database.read { connection in
            try CommunicationTable.known(connection, workspace, look.found.map(\.id))
        }
        var answers = answerUnsure(asked, found: look.found.filter { !known.contains($0.id) })
        let gone = try await lookByMoment(&answers, isComplete: look.isComplete)
        try await client.archiveDoubles(answers.doubles)
        try await database.write { [answers, clock] connection in
            for row in answers.absent { try CommunicationTable.remove(connection, workspace, row) }
            for row in answers.standing { try CommunicationTable.save(connection, workspace, row) }
            for contact in gone {
                try ContactRereadTable.add(connection, workspace, contact, cause: "gone", due: clock.now)
            }
        }
    }

    /// As many as have no more contacts than one call asks about. One of a communication's contacts shows it as well as
    /// all do, and some may be gone.
    private func rowsToAsk(about unsure: [CommunicationTable.Row]) -> [CommunicationTable.Row] {
        var contacts: Set<ContactID> = []
        return unsure.filter { row in
            let more = contacts.union(row.contacts)
            guard more.count <= HubSpotClient.batchLimit else { return false }
            contacts = more
            return true
        }
    }

    /// A contact that was merged away or deleted meanwhile shows nothing, though its communication may stand on the
    /// survivor's timeline. Before what is not found counts as absent, its contact must be there; if it is not, the
    /// timestamp alone leads to the communication, as it does where a contact shows more than one look reads. Returns
    /// the contacts that are gone.
    private func lookByMoment(_ answers: inout UnsureAnswers, isComplete: Bool) async throws -> [ContactID] {
        let contacts = Set(answers.absent.flatMap(\.contacts))
        if contacts.isEmpty { return [] }
        let batch = try await client.contacts(ids: contacts.sorted())
        // Nothing is known of these: the next look asks again.
        answers.absent.removeAll { !Set($0.contacts).isDisjoint(with: batch.unanswered) }
        let gone = contacts.subtracting(batch.found.map(\.id)).subtracting(batch.unanswered)
        let lost = answers.absent.filter { !isComplete || !gone.isDisjoint(with: $0.contacts) }
        if lost.isEmpty { return [] }
        let found = try await client.searchCommunications(at: Set(lost.map(\.stamp)))
        let workspace = workspace
        let known = try await database.read { try CommunicationTable.known($0, workspace, found.keys.sorted()) }
        answers.settle(lost, found: found.filter { !known.contains($0.key) })
        return gone.sorted()
    }
}

/// What a look says of the creates it was about.
struct UnsureAnswers: Sendable, Equatable {
    var standing: [CommunicationTable.Row] = []
    var absent: [CommunicationTable.Row] = []
    var doubles: [CommunicationID] = []

    /// Moves what was found after all from the absent to the standing. Two entries of one second may share a moment, so
    /// each communication answers for one row, and by its moment alone none is called a double.
    mutating func settle(_ rows: [CommunicationTable.Row], found: [CommunicationID: Timestamp]) {
        var taken = Set(standing.compactMap(\.id)).union(doubles)
        for var row in rows {
            let mine = found.filter { $0.value == row.stamp && !taken.contains($0.key) }
            guard let first = mine.keys.min() else { continue }
            taken.insert(first)
            absent.removeAll { $0 == row }
            row.id = first
            row.state = .standing
            standing.append(row)
        }
    }
}

/// A create is there if one of its contacts shows a communication with its very timestamp, which no other of ours has.
func answerUnsure(_ rows: [CommunicationTable.Row], found: [FoundCommunication]) -> UnsureAnswers {
    var answers = UnsureAnswers()
    var taken: Set<CommunicationID> = []
    for row in rows {
        let mine = Set(found.filter { row.contacts.contains($0.contact) && $0.timestamp == row.stamp }.map(\.id))
            .subtracting(taken).sorted()
        guard let first = mine.first else {
            answers.absent.append(row)
            continue
        }
        taken.formUnion(mine)
        answers.doubles += mine.dropFirst()
        var row = row
        row.id = first
        row.state = .standing
        answers.standing.append(row)
    }
    return answers
}

extension HubSpotClient {
    fileprivate func archiveDoubles(_ ids: [CommunicationID]) async throws(HubSpotFailure) {
        for start in stride(from: 0, to: ids.count, by: Self.batchLimit) {
            try await archiveCommunications(Array(ids[start..<min(start + Self.batchLimit, ids.count)]))
        }
    }
}
