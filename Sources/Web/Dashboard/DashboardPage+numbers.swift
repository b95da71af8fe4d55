import Domain
import Storage

/// Business numbers that Meta holds something against.
extension DashboardPage {
    static func stopped(_ accounts: ConnectedAccounts) -> [Need] {
        accounts.numbers.compactMap { row in
            guard let state = row.state, let chip = chip(state) else { return nil }
            return Need(
                chip: chip, title: "\(row.number.verifiedName) · \(row.number.displayPhone)", sentence: state.sentence,
                time: nil, link: "#numbers", linkWords: "Show")
        }
    }

    /// `nil` = nothing to say.
    static func chip(_ state: NumberState) -> Chip? {
        switch state.word {
        case .ready: nil
        case .limited: Chip("limited", .warn)
        case .stopped: Chip("stopped", .bad)
        case .unregistered: Chip("not registered", .bad)
        case .gone: Chip("gone", .warn)
        }
    }
}
