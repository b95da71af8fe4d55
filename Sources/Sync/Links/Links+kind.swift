public import Domain
import Storage

extension Links {
    private static let kindBatch = 100

    /// Settles every open suggestion of one kind of evidence that is safe to be settled with the others: exactly one
    /// contact fits, and nobody else on WhatsApp has a claim to it. Each is decided about once more first. Returns how
    /// many were linked.
    ///
    /// - Parameter sight: whose chats the author sees; about others nothing is settled.
    public func settleAll(ofKind kind: String, _ sight: Sight = .all, author: Author) async throws -> Int {
        var linked = 0
        var after: PersonID?
        repeat {
            let place = after
            let (count, next) = try await change {
                try $0.settle(kind, sight, after: place, limit: Self.kindBatch, author)
            }
            linked += count
            after = next
        } while after != nil
        return linked
    }
}

extension LinkWriter {
    fileprivate func settle(
        _ kind: String, _ sight: Sight, after: PersonID?, limit: Int, _ author: Author
    ) throws -> (linked: Int, next: PersonID?) {
        let page = try SuggestionList.page(
            connection, workspace, VerdictFilter(sight: sight), PageRequest(after: after, limit: limit))
        let wanted = page.items.filter { $0.safeCandidate(kind) != nil }.map(\.person)
        // What was safe when it was decided may have been overtaken, not least by a link made a line above.
        var linked = 0
        for person in wanted {
            try decide([person])
            let verdict = try LinkVerdictTable.find(connection, workspace, person)
            guard let contact = verdict?.safeCandidate(kind)?.contact else { continue }
            _ = try settle(person, contact, author: author)
            linked += 1
        }
        return (linked, page.next)
    }
}

extension LinkVerdict {
    /// The only one that fits, if it is of this kind and may be settled together with others.
    fileprivate func safeCandidate(_ kind: String) -> LinkCandidate? {
        guard self.kind == .suggestion, !isDismissed, candidates.count == 1 else { return nil }
        return candidates.first { $0.kind == kind && $0.isSafeForAll }
    }
}
