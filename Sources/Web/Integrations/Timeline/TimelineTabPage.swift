import Domain
import Storage
import Sync

/// What HubSpot's timelines show: which chats, how files, and how an entry looks.
struct TimelineTabPage: Sendable {
    struct NumberRow: Sendable {
        var id: String
        var name: String
        var phone: String
        var options: [LinkingPage.Option]
    }

    struct Example: Sendable {
        var title: String
        /// Made by the renderer of timelines; each is put in as it is.
        var entries: [String]
    }

    struct ChatRow: Sendable {
        var id: String
        var name: String
        var detail: String
        var options: [LinkingPage.Option]
    }

    var shell: Shell
    var tabs = HubSpotTab.row(.timeline)
    var notice: String?
    var isSaved: Bool
    var rules: [LinkingPage.Option]
    var granularities: [LinkingPage.Option]
    var associations: [AssociationRow]
    var numbers: [NumberRow]
    var hasNumbers: Bool
    var find: String
    var chats: [ChatRow]
    var chatsTitle: String
    var chatsEmpty: String?
    var deliveries: [LinkingPage.Option]
    var hasFiles: Bool
    var examples: [Example]
    var progress: String?
    var maySync: Bool
    var urls = URLs()

    struct URLs: Sendable {
        var page = SiteURL.hubSpotTimeline.path
        var number = SiteURL.hubSpotTimelinePart(.number).path
        var chat = SiteURL.hubSpotTimelinePart(.chat).path
        var files = SiteURL.hubSpotTimelinePart(.files).path
        var granularity = SiteURL.hubSpotTimelinePart(.granularity).path
        var associations = SiteURL.hubSpotTimelinePart(.associations).path
        var connection = SiteURL.hubSpot.path
        var activity = SiteURL.hubSpotActivity.path
        var audit = SiteURL.audit.path + "?verb=timeline_showing_changed"
    }

    init(_ reading: TimelineTabReading, notice: String?, isSaved: Bool, assets: AssetStore) {
        shell = Shell(
            title: "HubSpot", assets: assets, workspaceName: reading.workspace?.name ?? "",
            sandboxPage: reading.sandboxPage)
        self.notice = notice.map(localizedSentence)
        self.isSaved = isSaved
        rules = TimelineShowing.Rule.allCases.map { Self.rule($0, isChosen: $0 == reading.rule) }
        let granularity = reading.workspace?.granularity ?? .day
        granularities = TimelineGranularity.allCases.map { Self.granularity($0, isChosen: $0 == granularity) }
        associations = TimelineAssociation.allCases.map { AssociationRow($0, reading) }
        numbers = reading.numbers.map { number in
            NumberRow(
                id: number.id.value, name: UserMappingPage.name(number), phone: number.displayPhone,
                options: Self.words(reading.shownNumbers[number.id], above: localized("as the workspace")))
        }
        hasNumbers = !numbers.isEmpty
        find = reading.find
        chats = reading.chats.map { Self.chat($0, reading) }
        chatsTitle = reading.find.isEmpty ? localized("Chats with a setting of their own") : localized("Chats found")
        chatsEmpty = reading.chats.isEmpty ? Self.chatsEmpty(reading) : nil
        deliveries =
            reading.files.map { files in
                MediaSettings.Delivery.allCases.map { Self.delivery($0, isChosen: $0 == files.delivery) }
            } ?? []
        hasFiles = reading.files != nil
        let timeZone = reading.workspace?.timeZone ?? "UTC"
        examples = TimelineGranularity.allCases.map { granularity in
            Example(
                title: Self.title(granularity),
                entries: TimelineExample.html(granularity, timeZone: timeZone, now: reading.now))
        }
        progress = Self.progress(reading)
        maySync = reading.maySync
    }

    private static func progress(_ reading: TimelineTabReading) -> String? {
        let waiting = PageText.count(reading.waiting)
        if let walk = reading.walk {
            let (passed, chats) = (PageText.count(walk.passed), PageText.count(walk.chats))
            return localized("\(passed) of \(chats) chats are gone through, \(waiting) days are to be written.")
        }
        return reading.waiting == 0 ? nil : localized("\(waiting) days are to be written.")
    }

    private static func title(_ granularity: TimelineGranularity) -> String {
        switch granularity {
        case .day: localized("One entry for each day")
        case .message: localized("One entry for each message")
        }
    }

    private static func granularity(_ granularity: TimelineGranularity, isChosen: Bool) -> LinkingPage.Option {
        let sentence =
            switch granularity {
            case .day:
                localized(
                    """
                    A chat’s day is read in one piece. It costs least: a thousand messages in two hundred chats take \
                    about ten calls of HubSpot’s limit.
                    """)
            case .message:
                localized(
                    """
                    Each message stands by itself. Timelines fill up, and HubSpot keeps as many records as there are \
                    messages: up to a hundred are written with one call, and one that comes alone takes a call of its own.
                    """)
            }
        return LinkingPage.Option(
            value: granularity.rawValue, title: title(granularity), sentence: sentence, isChosen: isChosen)
    }

    private static func chatsEmpty(_ reading: TimelineTabReading) -> String {
        reading.find.isEmpty
            ? localized("None. Look for a chat by phone number or name to show it, or not, whatever its number says.")
            : localized("No chat fits “\(reading.find)”. Type a whole phone number, or the beginning of a name.")
    }

    private static func chat(_ item: ShownChats.Item, _ reading: TimelineTabReading) -> ChatRow {
        let number = reading.numbers.first { $0.id == item.number }.map(UserMappingPage.name) ?? item.number.value
        return ChatRow(
            id: item.chat.description, name: item.person?.shownName ?? item.group ?? localized("Group without a name"),
            detail: [item.person?.displayPhone, localized("with \(number)")].compactMap(\.self).joined(
                separator: " · "),
            options: words(item.isShown, above: localized("as its number")))
    }

    private static func words(_ isShown: Bool?, above: String) -> [LinkingPage.Option] {
        [
            LinkingPage.Option(value: "-", title: above, sentence: "", isChosen: isShown == nil),
            LinkingPage.Option(value: "shown", title: localized("shown"), sentence: "", isChosen: isShown == true),
            LinkingPage.Option(
                value: "hidden", title: localized("not shown"), sentence: "", isChosen: isShown == false),
        ]
    }

    private static func rule(_ rule: TimelineShowing.Rule, isChosen: Bool) -> LinkingPage.Option {
        let (title, sentence) =
            switch rule {
            case .linked:
                (
                    localized("All linked chats"),
                    localized("Every chat whose person is linked to a contact, unless a number or chat says otherwise.")
                )
            case .chosen:
                (localized("Chosen chats"), localized("Only the numbers and chats that are set to “shown” below."))
            case .never:
                (localized("None"), localized("HubSpot shows no conversation. What is there already is taken out."))
            }
        return LinkingPage.Option(value: rule.rawValue, title: title, sentence: sentence, isChosen: isChosen)
    }

    private static func delivery(_ delivery: MediaSettings.Delivery, isChosen: Bool) -> LinkingPage.Option {
        let (title, sentence) =
            switch delivery {
            case .attach:
                (
                    localized("Put into HubSpot"),
                    localized("As a private file, attached to a note of the day. What is too large is linked.")
                )
            case .link: (localized("Link to Liaison"), localized("Whoever may see the chat here can open it."))
            case .name: (localized("Name only"), localized("What kind of file it is, and how large."))
            }
        return LinkingPage.Option(value: delivery.rawValue, title: title, sentence: sentence, isChosen: isChosen)
    }
}
