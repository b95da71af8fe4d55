/// What the sidebar reads by itself and what its buttons do. The raw value is the word in the URL.
enum SidebarPart: String, CaseIterable, Sendable {
    /// Who somebody is, read again when something changed.
    case who
    /// What HubSpot has now: the card and its lists.
    case records
    /// Contacts by what somebody types.
    case contacts
    case links
    case unlinking
    case unblocking
    case creation
    case phoneWrite = "phone-write"
    case properties
    case deals
    case tickets
    case tasks
    case notes
    case stages
}
