public import Domain
import Storage

/// What a run over everybody who is not linked would do now.
public struct LinkPreview: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable {
        case link
        case conflict
        case suggestion
        case blocked
        case none
    }

    public struct Line: Sendable, Equatable {
        public var person: PersonID
        public var name: String?
        /// WhatsApp's digits.
        public var phone: String?
        public var outcome: Outcome
        /// Who would be linked, or fits.
        public var contacts: [ContactID]
        public var reason: String
    }

    public var counts: [Outcome: Int] = [:]
    /// Contacts with a phone of which no number can be read.
    public var unreadable = 0
}

extension LinkPreview.Line {
    init(_ person: Person, _ outcome: LinkOutcome) {
        switch outcome {
        case .link(let contact, _, _, let reason):
            self.init(person, .link, [contact], reason)
        case .verdict(let verdict):
            let word: LinkPreview.Outcome =
                switch verdict.kind {
                case .conflict: .conflict
                case .suggestion: .suggestion
                case .blocked: .blocked
                case .none: .none
                }
            self.init(person, word, verdict.candidates.map(\.contact), verdict.reason)
        }
    }

    private init(_ person: Person, _ outcome: LinkPreview.Outcome, _ contacts: [ContactID], _ reason: String) {
        self.init(
            person: person.id, name: person.profileName, phone: person.phone, outcome: outcome, contacts: contacts,
            reason: reason)
    }
}

extension Links {
    /// Persons decided about in one read, so that nobody waits long for the reader.
    private static let previewBatch = 500

    /// Decides about everybody without a link as a run would, and writes nothing.
    ///
    /// - Parameters:
    ///   - sight: only about persons who are seen.
    ///   - isOpening: as if every chat were opened, so that national numbers count as the workspace allows.
    ///   - take: gets every line, in the order of persons. What it throws ends the preview.
    public func preview(
        _ sight: Sight = .all, isOpening: Bool, _ take: (LinkPreview.Line) async throws -> Void
    ) async throws -> LinkPreview {
        let workspace = workspace
        var preview = LinkPreview()
        preview.unreadable = try await database.read { try ContactTable.unreadableCount($0, workspace) }
        var after: PersonID?
        repeat {
            let page = try await previewPage(sight, after: after, isOpening: isOpening)
            for line in page.lines {
                preview.counts[line.outcome, default: 0] += 1
                try await take(line)
            }
            after = page.next
        } while after != nil
        return preview
    }

    /// A part of it: the lines of the next persons behind `after`, and where the part behind them begins.
    public func previewPage(
        _ sight: Sight = .all, after: PersonID?, isOpening: Bool
    ) async throws -> (lines: [LinkPreview.Line], next: PersonID?) {
        let (workspace, now) = (workspace, clock.now)
        return try await database.read { connection in
            let persons = try PersonTable.unlinked(
                connection, workspace, sight, after: after, limit: Self.previewBatch)
            let standings = try LinkStanding.find(connection, workspace, persons.map(\.id))
            let decider = try LinkDecider(connection, workspace)
            let lines = try decider.outcomes(for: persons, standings, isOpening: isOpening, now: now)
                .map { LinkPreview.Line($0.person, $0.outcome) }
            return (lines, persons.count < Self.previewBatch ? nil : persons.last?.id)
        }
    }
}
