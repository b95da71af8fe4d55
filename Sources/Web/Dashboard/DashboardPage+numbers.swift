import Domain
import Storage

/// Business numbers that Meta holds something against.
extension DashboardPage {
    static func stopped(_ accounts: ConnectedAccounts) -> [Need] {
        accounts.numbers.compactMap { row in
            guard let state = row.state, let chip = chip(state) else { return nil }
            return Need(
                chip: chip, title: "\(row.number.verifiedName) · \(row.number.displayPhone)",
                sentence: localizedSentence(state.sentence),
                time: nil, link: "#numbers", linkWords: localized("Show"))
        }
    }

    /// `nil` = nothing to say.
    static func chip(_ state: NumberState) -> Chip? {
        switch state.word {
        case .ready: nil
        case .limited: Chip(localized("limited"), .warn)
        case .stopped: Chip(localized("stopped"), .bad)
        case .unregistered: Chip(localized("not registered"), .bad)
        case .gone: Chip(localized("gone"), .warn)
        }
    }
}
