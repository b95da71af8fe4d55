import Domain
import Linking
import Storage

/// What is stored about who a person is.
struct LinkStanding {
    var link: Link?
    var block: LinkBlock?
    var verdict: LinkVerdict?

    static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID]
    ) throws -> [PersonID: LinkStanding] {
        let links = try LinkTable.active(connection, workspace, persons: persons)
        let blocks = try LinkBlockTable.find(connection, workspace, persons: persons)
        let verdicts = try LinkVerdictTable.find(connection, workspace, persons: persons)
        let standings = persons.map { ($0, LinkStanding(link: links[$0], block: blocks[$0], verdict: verdicts[$0])) }
        return Dictionary(standings, uniquingKeysWith: { $1 })
    }
}

/// What a decision comes to.
enum LinkOutcome {
    case link(contact: ContactID, method: Link.Method, rule: String, reason: String)
    case verdict(LinkVerdict)

    init(_ decision: MatchDecision<ContactID>, about person: PersonID, isOpened: Bool, now: Timestamp) {
        let found = decision.evidence.map { LinkCandidate($0) }
        func verdict(_ kind: LinkVerdict.Kind, _ reason: String, _ candidates: [LinkCandidate]) -> Self {
            .verdict(
                LinkVerdict(
                    person: person, kind: kind, reason: reason, candidates: candidates, isOpened: isOpened,
                    decidedAt: now))
        }
        let reasons = found.map(\.reason).joined(separator: "\n")
        switch decision {
        case .link(let evidence, let method):
            self = .link(
                contact: evidence.contact, method: method == .exact ? .exact : .fuzzy, rule: evidence.rule,
                reason: evidence.reason)
        case .conflict: self = verdict(.conflict, reasons, found)
        case .suggest: self = verdict(.suggestion, reasons, found)
        case .none(let reason): self = verdict(.none, reason, [])
        }
    }

    /// Whether this is known already, so that deciding again costs no write.
    func isStored(in stored: LinkVerdict?) -> Bool {
        guard case .verdict(var verdict) = self, let stored else { return false }
        verdict.decidedAt = stored.decidedAt
        verdict.isDismissed = stored.isDismissed
        return verdict == stored
    }
}

extension LinkWriter {
    /// Decides about these persons, stores what comes out, and returns it.
    @discardableResult
    func decide(_ persons: [PersonID], isOpening: Bool = false) throws -> [LinkDecided] {
        let decider = try LinkDecider(connection, workspace)
        let known = try PersonTable.find(connection, workspace, Set(persons))
        let standings = try LinkStanding.find(connection, workspace, persons)
        return try store(
            decider.news(for: persons.compactMap { known[$0] }, standings, isOpening: isOpening, now: now), standings)
    }

    /// - Parameter standings: what is stored about these persons so far.
    @discardableResult
    func store(
        _ news: [(person: Person, outcome: LinkOutcome)], _ standings: [PersonID: LinkStanding]
    ) throws -> [LinkDecided] {
        let decided = news.map { LinkDecided($0.person, $0.outcome, author: .liaison, now: now, ids: ids) }
        let links = decided.compactMap(\.link)
        try LinkVerdictTable.remove(
            connection, workspace, links.map(\.person).filter { standings[$0]?.verdict != nil })
        try make(links)
        try LinkVerdictTable.save(connection, workspace, decided.compactMap(\.verdict))
        return decided
    }
}

/// What a decision stores about one person: a link, or the verdict that there is none.
enum LinkDecided {
    case link(Link)
    case verdict(LinkVerdict)

    init(_ person: Person, _ outcome: LinkOutcome, author: Author, now: Timestamp, ids: IDSource) {
        switch outcome {
        case .link(let contact, let method, let rule, let reason):
            self = .link(
                Link(
                    id: ids.next(), person: person.id, contact: contact, method: method, rule: rule, reason: reason,
                    author: author, madeAt: now, phone: person.phoneKey))
        case .verdict(let verdict): self = .verdict(verdict)
        }
    }

    var link: Link? {
        guard case .link(let link) = self else { return nil }
        return link
    }

    var verdict: LinkVerdict? {
        guard case .verdict(let verdict) = self else { return nil }
        return verdict
    }
}
