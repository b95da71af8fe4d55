public import Domain
import HubSpot
public import Storage

/// Edits how a workspace links. What follows from a change is stored with it: which contacts are read again, and who is
/// decided about again. Links that stand stay as they are.
public struct LinkSettingsEditor: Sendable {
    /// The fields of HubSpot's own that hold phones: always read, and what a link by hand may replace.
    public static let phoneProperties = HubSpotClient.phoneProperties

    let database: any SQLDatabase
    let workspace: WorkspaceID
    private let records: Records
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, records: Records, changes: Changes, clock: WallClock,
        ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.records = records
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// As it is now. Throws `SQLError`.
    public func settings() async throws -> LinkSettings {
        let workspace = workspace
        return try await database.read { try WorkspaceTable.find($0, workspace)?.linkSettings ?? LinkSettings() }
    }

    /// Fields of contacts that may be added, by HubSpot's groups; an hour old at most. Throws `RecordFailure`.
    public func furtherProperties() async throws -> [PropertyDefinition] {
        try await records.properties().sections.flatMap(\.properties).filter {
            $0.mayHoldPhones && !Self.known.contains($0.name)
        }
    }

    /// What HubSpot calls its own fields that hold phones. Throws `RecordFailure`.
    public func phoneLabels() async throws -> [String: String] {
        let catalog = try await records.properties()
        return Dictionary(
            Self.phoneProperties.compactMap { name in catalog[name].map { (name, $0.label) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Throws `LinkSettingsRefusal`, `RecordFailure` where HubSpot has to be asked about a field and cannot be, or
    /// `SQLError`. Asking for what is already so changes nothing.
    public func change(_ change: LinkSettingsChange) async throws -> LinkSettings {
        try await check(change)
        let (workspace, now, ids) = (workspace, clock.now, ids)
        let settings = try await database.write { connection in
            guard var stored = try WorkspaceTable.find(connection, workspace) else { return LinkSettings() }
            let before = stored.linkSettings
            stored.linkSettings = change.settings(after: before)
            try Self.check(count: stored.furtherPhoneProperties.count)
            let plan = LinkSettingsPlan(from: before, to: stored.linkSettings)
            if plan.changes.isEmpty { return before }
            try WorkspaceTable.save(connection, stored)
            try plan.carryOut(connection, workspace, author: change.author, now: now, ids: ids)
            return stored.linkSettings
        }
        for topic in [Changes.Topic.contacts, .links] { changes.announce(topic) }
        return settings
    }

    private func check(_ change: LinkSettingsChange) async throws {
        if let property = change.phoneProperty?.value, !Self.phoneProperties.contains(property) {
            throw LinkSettingsRefusal.notReplaceable(property, allowed: Self.phoneProperties)
        }
        let wanted = change.furtherProperties ?? []
        try Self.check(count: Set(wanted).count)
        if let name = wanted.first(where: Self.known.contains) { throw LinkSettingsRefusal.readAnyway(name) }
        let known = Set(try await settings().furtherProperties)
        for name in wanted where !known.contains(name) {
            guard let property = try await definition(name) else { throw LinkSettingsRefusal.unknownProperty(name) }
            guard property.mayHoldPhones else { throw LinkSettingsRefusal.noPhones(name) }
        }
    }

    /// One that is not known may have been made a minute ago.
    private func definition(_ name: String) async throws -> PropertyDefinition? {
        if let kept = try await records.properties()[name] { return kept }
        return try await records.properties(isFresh: true)[name]
    }

    private static func check(count: Int) throws(LinkSettingsRefusal) {
        if count > LinkSettings.furtherPropertiesMax { throw .tooMany(count) }
    }

    private static let known = Set(HubSpotClient.mirroredProperties)
}

extension PropertyDefinition {
    /// Text of one line, whoever fills it in.
    fileprivate var mayHoldPhones: Bool {
        switch kind {
        case .text, .phone: !refersToOwner
        case .multilineText, .richText, .number, .bool, .singleOption, .multiOption, .date, .dateTime, .unknown: false
        }
    }
}

extension LinkSettingsPlan {
    fileprivate func carryOut(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, author: Author, now: Timestamp, ids: IDSource
    ) throws {
        if readsNumbers { try HubSpotAccountTable.readNumbers(connection, workspace, now: now) }
        if readsContacts { try HubSpotAccountTable.readProperties(connection, workspace, now: now) }
        if asksOpened { try LinkQueueTable.addOpened(connection, workspace, cause: "settings changed", now: now) }
        for change in changes {
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: "setting_changed",
                    subject: "setting:\(change.setting)", before: change.before, after: change.after,
                    reason: change.reason))
        }
    }
}
