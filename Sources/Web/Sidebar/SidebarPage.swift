import Domain
import Linking
import Storage
import Sync

/// The sidebar: who somebody is in HubSpot, and what can be done about it. One page for all frames; what is swapped in
/// later comes from the same templates.
struct SidebarPage: Sendable {
    /// What just happened, or was refused.
    struct Notice: Sendable {
        var sentence: String
        var isRefusal: Bool
    }

    struct Back: Sendable {
        var name: String
        var link: String
    }

    struct Hidden: Sendable {
        var name: String
        var value: String
    }

    var shell: Shell
    /// Levels of headings: a page of its own has the name as its title.
    var heading: Int
    var subheading: Int
    var notice: Notice?
    var back: Back?
    /// The chat that somebody came from.
    var chatLink: String?
    var who: Who?
    /// Whose contact it is.
    var owner: RecordField?
    var decision: Decision?
    var showsDecision = true
    var showsRecords = true
    var group: GroupPart?
    /// The contact of which HubSpot's records are shown; `nil` = of none.
    var contact: String?
    /// Records that are on the page already; `nil` = they are asked for.
    var records: RecordsPart?
    var skeleton: [Int]
    var mayLink: Bool
    var mayWrite: Bool
    var hidden: [Hidden]
    var linking: ContactLinking
    var urls: URLs

    struct URLs: Sendable {
        var page: String
        var whole: String
        var here = SiteURL.sidebar.path
        var who: String
        var records: String
        var contacts: String
        var found = SiteURL.sidebarPart(.contacts).path
        var links: String
        var unlinking: String
        var unblocking: String
        var creation: String
        var phoneWrite: String
        var properties: String

        init(_ query: SidebarQuery) {
            page = query.link
            whole = query.wholeLink
            who = query.link(to: .who)
            records = query.link(to: .records)
            contacts = query.link(to: .contacts)
            links = query.link(to: .links)
            unlinking = query.link(to: .unlinking)
            unblocking = query.link(to: .unblocking)
            creation = query.link(to: .creation)
            phoneWrite = query.link(to: .phoneWrite)
            properties = query.link(to: .properties)
        }
    }

    init(_ reading: SidebarReading, _ context: WebContext, assets: AssetStore, sandboxPage: String?) {
        let query = reading.query
        let text = PageText(now: reading.now, timeZone: reading.workspace?.timeZone ?? "UTC")
        let isPage = query.frame != .inbox
        heading = isPage ? 1 : 2
        subheading = isPage ? 2 : 3
        mayLink = context.may(.changeLinks)
        mayWrite = context.may(.writeRecords)
        who = Self.who(reading, text, mayLink: mayLink)
        owner = reading.contact.map { RecordField.owner(of: $0, reading, mayWrite: context.may(.writeRecords)) }
        decision = Self.decision(reading)
        group = Self.group(reading)
        contact = reading.contact?.id.value
        skeleton = Array(repeating: 0, count: max(1, min(reading.fields.count, 8)))
        hidden = query.items.map { Hidden(name: $0.name, value: $0.value) }
        urls = URLs(query)
        linking = ContactLinking(action: urls.links, isPart: true)
        if let group = reading.group, reading.person != nil {
            back = Back(name: group.name ?? localized("the group"), link: query.about(nil).link)
        }
        if query.frame == .chat { chatLink = query.chat.map { SiteURL.inboxChat(id: "\($0)").path } }
        shell = Shell(
            title: who?.name ?? group?.name ?? localized("Sidebar"), assets: assets,
            workspaceName: reading.workspace?.name ?? "", sandboxPage: sandboxPage)
    }
}
