import Domain
import Storage
import Sync

/// What is stored about somebody, and what would be erased.
struct ForgettingReading: Sendable {
    var now: Timestamp
    var workspace: Workspace?
    var person: Person
    /// Whom they are linked to.
    var contact: Contact?
    var chats: Int64
    var messages: Int64
    var askedAt: Timestamp?
    var doneAt: Timestamp?

    /// `nil` = there is no such person, or it is a number of the business.
    static func read(_ services: WebServices, _ id: PersonID) async throws -> ForgettingReading? {
        let (workspace, now) = (services.workspace, services.clock.now)
        return try await services.database.read { connection in
            guard let person = try PersonTable.find(connection, workspace, [id])[id], !person.isBusiness else {
                return nil
            }
            let link = try LinkTable.active(connection, workspace, person: id)
            let extent = try PersonErasureTable.extent(connection, workspace, id)
            let state = try PersonErasureTable.state(connection, workspace, id)
            return ForgettingReading(
                now: now, workspace: try WorkspaceTable.find(connection, workspace), person: person,
                contact: try link.flatMap { try ContactTable.living(connection, workspace, $0.contact) },
                chats: extent.chats, messages: extent.messages, askedAt: state?.askedAt, doneAt: state?.doneAt)
        }
    }
}

struct ForgettingPage: Sendable {
    /// What is to be confirmed.
    struct Question: Sendable {
        var personID: String
        var extent: String
        var contactName: String?
    }

    /// It was asked for.
    struct Outcome: Sendable {
        var chip: DashboardPage.Chip
        var words: String
    }

    var shell: Shell
    var notice: String?
    var name: String
    var phone: String?
    var question: Question?
    var outcome: Outcome?
    var back: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.linksPart(.forgetting).path
        var links = SiteURL.links.path
    }

    init(_ reading: ForgettingReading, notice: String?, assets: AssetStore, sandboxPage: String?) {
        let known = PersonName(reading.person)
        shell = Shell(
            title: "Links", assets: assets, workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
        self.notice = notice.map(localizedSentence)
        name = known.shownName
        phone = known.displayPhone
        back = ExplanationPage.link(person: "\(reading.person.id)")
        if reading.askedAt == nil {
            question = Question(
                personID: "\(reading.person.id)", extent: Self.extent(reading),
                contactName: reading.contact?.displayName)
        }
        outcome = Self.outcome(reading)
    }

    static func link(_ person: PersonID) -> String { SiteURL.linksPart(.forgetting).path + "?person=\(person)" }

    private static func extent(_ reading: ForgettingReading) -> String {
        let messages = PageText.count(reading.messages, "message", "messages")
        let chats = PageText.count(reading.chats, "chat", "chats")
        return localized("\(messages) in \(chats), with their files, and what the team noted and began to write there")
    }

    private static func outcome(_ reading: ForgettingReading) -> Outcome? {
        guard let asked = reading.askedAt else { return nil }
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        guard let done = reading.doneAt else {
            return Outcome(
                chip: DashboardPage.Chip(localized("being erased"), .warn),
                words: localized("Asked for at \(text.clock(asked)). Load the page again in a moment."))
        }
        return Outcome(
            chip: DashboardPage.Chip(localized("erased"), .good),
            words: localized(
                "Erased on \(text.date(done)) at \(text.clock(done)). Who writes from the same phone is somebody new."))
    }
}
