import Domain

/// A part of the HubSpot pages.
enum HubSpotTab: CaseIterable, Sendable {
    case connection
    case userMapping
    case linking
    case timeline
    case activity
    case card

    var title: String {
        switch self {
        case .connection: localized("Connection")
        case .userMapping: localized("User mapping")
        case .linking: localized("Linking")
        case .timeline: localized("Timeline")
        case .activity: localized("Activity")
        case .card: localized("Contact card")
        }
    }

    var url: SiteURL {
        switch self {
        case .connection: .hubSpot
        case .userMapping: .hubSpotUsers
        case .linking: .hubSpotLinking
        case .timeline: .hubSpotTimeline
        case .activity: .hubSpotActivity
        case .card: .hubSpotCard
        }
    }

    private var permission: Permission {
        switch self {
        case .connection: .manageConnections
        case .userMapping, .activity: .work
        case .linking, .timeline, .card: .changeSync
        }
    }

    static func row(_ current: HubSpotTab) -> [TabLink] {
        allCases.filter { Viewer.current?.may($0.permission) ?? true }.map {
            TabLink(name: $0.title, link: $0.url.path, isCurrent: $0 == current)
        }
    }
}
