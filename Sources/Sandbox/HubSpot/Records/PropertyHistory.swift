import Domain

/// What properties held before, who changed them and when. Only changes are kept: a value that never changed has been
/// there since its record was made, which costs nothing at a million records.
struct PropertyHistory: Sendable {
    struct Version: Sendable {
        let name: String
        /// Empty: cleared.
        let value: String
        let at: Timestamp
        let source: HubSpotEvent.Source
    }

    /// Per property; older ones are forgotten.
    private static let versionsMax = 20

    private var versions: [Int64: [Version]] = [:]

    mutating func note(_ before: HubSpotRecord, _ after: HubSpotRecord, by source: HubSpotEvent.Source) {
        for name in Set(before.values.names + after.values.names) where before.values[name] != after.values[name] {
            add(Version(name: name, value: after.values[name] ?? "", at: after.updatedAt, source: source), before)
        }
    }

    private mutating func add(_ version: Version, _ before: HubSpotRecord) {
        var known = versions[before.id] ?? []
        if let first = first(of: version.name, before), !known.contains(where: { $0.name == version.name }) {
            known.append(first)
        }
        known.append(version)
        if known.filter({ $0.name == version.name }).count > Self.versionsMax {
            known.firstIndex { $0.name == version.name }.map { _ = known.remove(at: $0) }
        }
        versions[before.id] = known
    }

    /// Newest first.
    func versions(of name: String, _ record: HubSpotRecord) -> [Version] {
        let known = (versions[record.id] ?? []).filter { $0.name == name }
        return known.isEmpty ? [first(of: name, record)].compactMap(\.self) : known.reversed()
    }

    private func first(of name: String, _ record: HubSpotRecord) -> Version? {
        record.value(name).map { Version(name: name, value: $0, at: record.createdAt, source: .integration) }
    }

    mutating func forget(_ id: Int64) {
        versions[id] = nil
    }
}
