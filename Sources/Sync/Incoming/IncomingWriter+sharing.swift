import Domain
import Storage

extension IncomingWriter {
    /// How far a history has come is a maximum over its parts, and a refusal counts only as long as none has come: so
    /// neither order nor repetition matters.
    mutating func store(_ share: HistoryShare) throws {
        guard let number = try share.number ?? onlyNumberThatShares() else {
            return count(part: "history", name: "without business number", sample: "\(share.word)")
        }
        var sharing = try sharing(.history, of: number)
        switch share.word {
        case .part(let phase, let chunk, let progress):
            try PhoneSharingTable.noteChunk(
                connection, workspace, number, phase: phase, chunk: chunk, progress: progress)
            sharing.progress = max(sharing.progress ?? 0, progress)
            sharing.state = sharing.progress == 100 ? .complete : .coming
            sharing.heardAt = min(sharing.heardAt ?? receivedAt, receivedAt)
        case .refused:
            if sharing.progress == nil { sharing.state = .refused }
        }
        sharing.sentence = sharing.state.sentence(.history)
        sharing.dueAt = nil
        try PhoneSharingTable.save(connection, workspace, sharing)
    }

    /// The first entry of the address book says that the sharing works. Later edits say nothing new.
    mutating func noteBook(of number: BusinessNumberID) throws {
        guard heardBooks.insert(number).inserted,
            var sharing = try PhoneSharingTable.find(connection, workspace, number, .contacts), sharing.heardAt == nil
        else { return }
        sharing.heardAt = receivedAt
        sharing.state = .coming
        sharing.sentence = sharing.state.sentence(.contacts)
        sharing.dueAt = nil
        try PhoneSharingTable.save(connection, workspace, sharing)
    }

    private func sharing(_ kind: PhoneSharing.Kind, of number: BusinessNumberID) throws -> PhoneSharing {
        try PhoneSharingTable.find(connection, workspace, number, kind)
            // Another program asked for it.
            ?? PhoneSharing(
                number: number, kind: kind, state: .asked, sentence: PhoneSharing.State.asked.sentence(kind),
                plannedAt: receivedAt)
    }

    /// WhatsApp's own example of a refusal names no number. If one alone was asked for its history, it is meant.
    private func onlyNumberThatShares() throws -> BusinessNumberID? {
        let open = try PhoneSharingTable.all(connection, workspace).filter {
            $0.kind == .history && ($0.askedAt != nil || $0.state == .asking) && $0.progress == nil
        }
        return open.count == 1 ? open[0].number : nil
    }
}
