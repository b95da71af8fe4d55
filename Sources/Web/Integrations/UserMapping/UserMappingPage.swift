import Domain
import Storage

/// Which HubSpot user answers for which business number.
struct UserMappingPage: Sendable {
    /// Somebody with what tells them apart: initials instead of a picture.
    struct Face: Sendable {
        var name: String
        var initials: String
        /// One of six colours, the same for one user everywhere.
        var tone: Int
        /// E-mail address and team.
        var detail: String
        var isArchived: Bool
    }

    /// Somebody who can be chosen for a number.
    struct Offer: Sendable {
        var face: Face
        /// `nil` = cannot be chosen; `note` says why.
        var link: String?
        var note: String?
        var isCurrent: Bool
    }

    struct Row: Sendable {
        var id: String
        var anchor: String
        var name: String
        var phone: String
        var quality: DashboardPage.Chip?
        var face: Face?
        /// What follows from the user being gone in HubSpot.
        var archivedNote: String?
        var since: DashboardPage.Moment?
        var sinceWords: String?
        var messages: String
        var messagesNote: String?
        /// What is being written to HubSpot.
        var progress: String?
        var find: String
        var offers: [Offer]
        var offersNote: String?
        var isChoosing: Bool
        var removalLink: String?
        var sheet: Sheet?
        var confirmation: String?
        var mayMap: Bool
        var label: String
    }

    /// What is asked before a mapping changes.
    struct Sheet: Sendable {
        var title: String
        var number: String
        /// `nil` = the mapping is removed.
        var owner: String?
        var action: String
        var nowWords: String
        var allWords: String
        var allNote: String
        var button: String
        var isRemoval: Bool
        var back: String
    }

    struct Past: Sendable {
        var number: String
        var owner: String
        var from: DashboardPage.Moment?
        var until: DashboardPage.Moment?
        var untilWords: String?
        var made: DashboardPage.Moment
        var author: String
        var endedBy: String?
        var isInForce: Bool
    }

    var shell: Shell
    var tabs = HubSpotTab.row(.userMapping)
    var notice: String?
    /// Why nothing can be mapped, with where to go.
    var obstacle: Obstacle?
    var rows: [Row]
    var mayMap: Bool
    var right: DashboardPage.Chip
    var rightSentence: String
    var rightLink: String?
    var check: String
    var answers: [Answer]
    var history: [Past]
    var liveParts: String
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.hubSpotUsers.path
        var reading = SiteURL.hubSpotUsersReading.path
        var audit = SiteURL.audit.path + "?verb=mapping_changed"
    }

    init(_ reading: UserMappingReading, notice: String?, assets: AssetStore) {
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        self.notice = notice.map(localizedSentence)
        obstacle = Self.obstacle(reading)
        rows = reading.numbers.map { Self.row($0, reading, text) }
        mayMap = reading.mayMap
        (right, rightSentence) = Self.right(reading)
        rightLink = reading.mayMap && !reading.right.allows ? SiteURL.hubSpot.path : nil
        check = reading.query.check
        answers = Self.answers(reading)
        history = reading.history.map { Self.past($0, reading, text) }
        liveParts = (rows.map { "#progress-\($0.id)" } + ["#history"]).joined(separator: ",")
    }

    static func face(_ owner: Owner, _ staff: HubSpotStaff) -> Face {
        let team = staff.team(of: owner.userID)?.name
        return Face(
            name: owner.displayName, initials: initials(owner), tone: tone(owner),
            detail: [owner.email, team].compactMap(\.self).joined(separator: " · "), isArchived: owner.isArchived)
    }

    private static func initials(_ owner: Owner) -> String {
        let words = owner.displayName.split(whereSeparator: \.isWhitespace)
        let letters = [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.unicodeScalars.first }
        return String(String.UnicodeScalarView(letters)).uppercased()
    }

    private static func tone(_ owner: Owner) -> Int {
        owner.id.value.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 6
    }
}
