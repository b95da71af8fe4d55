/// A part of the HubSpot pages.
enum HubSpotTab: CaseIterable, Sendable {
    case connection
    case linking

    var title: String {
        switch self {
        case .connection: "Connection"
        case .linking: "Linking"
        }
    }

    var url: SiteURL {
        switch self {
        case .connection: .hubSpot
        case .linking: .hubSpotLinking
        }
    }

    static func row(_ current: HubSpotTab) -> [TabLink] {
        allCases.map { TabLink(name: $0.title, link: $0.url.path, isCurrent: $0 == current) }
    }
}
