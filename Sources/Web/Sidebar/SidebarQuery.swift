import Domain

/// Whom the sidebar is about, as its address says: a chat, somebody (of a group), or a contact.
struct SidebarQuery: Sendable, Equatable {
    /// What the sidebar stands in.
    enum Frame: String, Sendable {
        /// A page of its own, as a browser extension shows it.
        case page
        /// The third column of the inbox.
        case inbox
        /// A page of its own that somebody came to from the chat, where there is no room beside it.
        case chat
    }

    static let textMax = 200

    var chat: ChatID?
    var person: PersonID?
    var contact: ContactID?
    var frame = Frame.page
    /// What somebody searches for, where the page works without script.
    var text = ""
    /// With HubSpot's records at once, where there is no script to ask for them.
    var isWhole = false

    init(chat: ChatID? = nil, person: PersonID? = nil, contact: ContactID? = nil) {
        self.chat = chat
        self.person = person
        self.contact = contact
    }

    /// Throws where nobody is meant.
    init(_ items: QueryItems) throws(WebFailure) {
        chat = items["chat"].flatMap { ChatID(text: $0[...]) }
        person = items["person"].flatMap { PersonID(text: $0[...]) }
        contact = items["contact"].flatMap { $0.isEmpty ? nil : ContactID($0) }
        frame = items["frame"].flatMap { Frame(rawValue: $0) } ?? .page
        text = String(
            (items["query"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(Self.textMax))
        isWhole = items["whole"] != nil
        if chat == nil, person == nil, contact == nil {
            throw .notFound("Say whom you mean: open the sidebar from a chat.")
        }
    }

    var link: String { SiteURL.sidebar.path + "?" + encoded }

    /// The page with everything on it, for browsers without script.
    var wholeLink: String { link + "&whole=1" }

    func link(to part: SidebarPart) -> String { SiteURL.sidebarPart(part).path + "?" + encoded }

    /// One of the group, in the same frame.
    func about(_ person: PersonID?) -> SidebarQuery {
        var query = SidebarQuery(chat: chat, person: person)
        query.frame = frame
        return query
    }

    /// What says whom the sidebar is about, for forms that are sent by GET.
    var items: [(name: String, value: String)] {
        let all = [
            ("chat", chat?.description), ("person", person?.description), ("contact", contact?.value),
            ("frame", frame == .page ? nil : frame.rawValue),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private var encoded: String {
        items.map { "\($0.name)=\(QueryItems.encoded($0.value))" }.joined(separator: "&")
    }
}
