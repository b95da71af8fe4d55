public import Domain
import Storage

/// How a workspace links, and whether its contacts are read that way yet.
public struct LinkSettingsStatus: Sendable, Equatable {
    public enum Reading: Sendable, Equatable {
        /// There are no contacts to read.
        case notConnected
        case importing(Progress)
        /// A field that holds phones was added, and HubSpot is asked for it.
        case contacts(Progress)
        /// How numbers are read was changed.
        case numbers(Progress)
        case ready

        public var word: String {
            switch self {
            case .notConnected: "not_connected"
            case .importing: "importing"
            case .contacts: "reading_contacts"
            case .numbers: "reading_numbers"
            case .ready: "ready"
            }
        }

        public static let words = ["not_connected", "importing", "reading_contacts", "reading_numbers", "ready"]

        public var progress: Progress? {
            switch self {
            case .importing(let progress), .contacts(let progress), .numbers(let progress): progress
            case .notConnected, .ready: nil
            }
        }
    }

    public struct Progress: Sendable, Equatable {
        public var read: Int64
        /// `nil` = nobody knows how many there are.
        public var total: Int64?
        public var since: Timestamp
    }

    public var settings: LinkSettings
    public var reading: Reading
}

extension LinkSettingsEditor {
    /// Throws `SQLError`.
    public func status() async throws -> LinkSettingsStatus {
        let workspace = workspace
        return try await database.read { connection in
            LinkSettingsStatus(
                settings: try WorkspaceTable.find(connection, workspace)?.linkSettings ?? LinkSettings(),
                reading: LinkSettingsStatus.Reading(
                    try HubSpotAccountTable.find(connection, workspace)?.mirror,
                    contacts: try WorkspaceTotals.contacts(connection, workspace)))
        }
    }
}

extension LinkSettingsStatus.Reading {
    /// In the order in which they are waited for: the first import needs no second reading of what it has yet to read.
    init(_ mirror: MirrorProgress?, contacts: Int64) {
        guard let mirror else {
            self = .notConnected
            return
        }
        if mirror.importFinishedAt == nil {
            self = .importing(
                .init(read: mirror.imported, total: mirror.importTotal, since: mirror.importStartedAt))
        } else if mirror.lacksProperties {
            self = .contacts(
                .init(
                    read: mirror.comparison.read, total: contacts,
                    since: mirror.comparison.startedAt ?? mirror.importStartedAt))
        } else if mirror.numbers.isRunning {
            self = .numbers(
                .init(
                    read: mirror.numbers.read, total: contacts,
                    since: mirror.numbers.startedAt ?? mirror.importStartedAt))
        } else {
            self = .ready
        }
    }
}
