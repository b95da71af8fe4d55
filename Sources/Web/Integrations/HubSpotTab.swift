import Domain

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

    private var permission: Permission {
        switch self {
        case .connection: .manageConnections
        case .linking: .changeSync
        }
    }

    static func row(_ current: HubSpotTab) -> [TabLink] {
        allCases.filter { Viewer.current?.may($0.permission) ?? true }.map {
            TabLink(name: $0.title, link: $0.url.path, isCurrent: $0 == current)
        }
    }
}
