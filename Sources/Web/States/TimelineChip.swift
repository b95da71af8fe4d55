import Domain

/// The word and the colour of where a message stands on its way to HubSpot's timeline.
enum TimelineChip {
    static var refused: DashboardPage.Chip { DashboardPage.Chip(localized("refused"), .bad) }

    /// Chats of people without a contact have no place on a timeline, so nothing is said about them.
    static func chip(_ entryState: String?, of chat: LinkState) -> DashboardPage.Chip? {
        guard chat == .linked else { return nil }
        switch entryState {
        case "settled": return DashboardPage.Chip(localized("on timeline"), .good)
        case "waiting": return DashboardPage.Chip(localized("waiting"), .quiet)
        case "refused": return refused
        case nil, _?: return nil
        }
    }
}
