import Domain
import Storage

/// The word and the colour of a link state: the same wherever one is shown. Amber waits for a person; red is left to
/// what went wrong.
enum LinkChip {
    static func chip(_ state: LinkState) -> DashboardPage.Chip {
        switch state {
        case .linked: DashboardPage.Chip(localized("linked"), .good)
        case .suggestion: DashboardPage.Chip(localized("suggested"), .warn)
        case .conflict: DashboardPage.Chip(localized("conflict"), .warn)
        case .blocked: DashboardPage.Chip(localized("blocked"), .quiet)
        case .unlinked: DashboardPage.Chip(localized("unlinked"), .quiet)
        }
    }

    /// With how the link was made, where one person is looked at.
    static func chip(_ method: Link.Method) -> DashboardPage.Chip {
        DashboardPage.Chip(localized("linked · \(method.words)"), chip(.linked).tone)
    }

    /// With how it was made where there is a link.
    static func chip(_ link: Link?, isBlocked: Bool, _ verdict: LinkVerdict.Kind?) -> DashboardPage.Chip {
        link.map { chip($0.method) }
            ?? chip(LinkState(isLinked: false, isBlocked: isBlocked, verdict: verdict))
    }

    /// A group tells how many in it are linked, a person their own state.
    static func chip(_ side: SideName, _ state: LinkState) -> DashboardPage.Chip {
        switch side {
        case .person: chip(state)
        case .group(let group): DashboardPage.Chip(words(group), chip(group.linked > 0 ? .linked : .unlinked).tone)
        }
    }

    static func words(_ group: GroupSummary) -> String {
        localized("\(group.linked) of \(group.participants) linked")
    }
}
