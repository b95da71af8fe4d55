import Domain

/// All records of one kind, with the indexes that keep lists, look-ups and "changed since" cheap at a million records.
struct RecordStore: Sendable {
    let type: HubSpotObjectType
    private(set) var active = SortedIDs()
    private(set) var archived = SortedIDs()
    private(set) var changes = ChangeLog()
    private(set) var history = PropertyHistory()
    private var records: [Int64: HubSpotRecord] = [:]
    private var unique: [String: [String: Int64]]
    /// Apart from the index itself: going through its keys while changing it would copy it each time.
    private(set) var uniqueProperties: [String]
    private var mergedInto: [Int64: Int64] = [:]
    private var lag: SearchLag
    private var lastStamp = Timestamp.beginning
    private var nextID: Int64

    init(_ type: HubSpotObjectType, indexingDelay: Duration) {
        self.type = type
        uniqueProperties = type == .contact ? ["email"] : []
        unique = Dictionary(uniqueKeysWithValues: uniqueProperties.map { ($0, [:]) })
        lag = SearchLag(delay: indexingDelay)
        nextID = type.firstID
    }

    /// The record, archived or not.
    func record(_ id: Int64) -> HubSpotRecord? { records[id] }

    func activeRecord(_ id: Int64) -> HubSpotRecord? {
        guard let record = records[id], !record.isArchived else { return nil }
        return record
    }

    /// Follows merges: the id of the record that an old id stands for today.
    func survivor(of id: Int64) -> Int64 {
        var id = id
        while let next = mergedInto[id] { id = next }
        return id
    }

    // MARK: Changing

    /// Adds a record. `stamp` overrides the clock for seeded records and must be later than every stamp before.
    @discardableResult
    mutating func insert(_ values: PropertyBag, now: Timestamp, stamp: Timestamp? = nil) -> HubSpotRecord {
        let moment = nextStamp(stamp ?? now)
        let record = HubSpotRecord(id: nextID, type: type, values: values, createdAt: moment, updatedAt: moment)
        nextID += 1
        if stamp == nil { lag.remember(nil, of: record.id, until: now) }
        put(record)
        active.insert(record.id)
        return record
    }

    @discardableResult
    mutating func update(
        _ id: Int64, by source: HubSpotEvent.Source, now: Timestamp, _ change: (inout PropertyBag) -> Void
    ) -> HubSpotRecord? {
        guard let before = records[id] else { return nil }
        var record = before
        lag.remember(record, of: id, until: now)
        removeUnique(record)
        change(&record.values)
        record.updatedAt = nextStamp(now)
        history.note(before, record, by: source)
        put(record)
        return record
    }

    mutating func archive(_ id: Int64, now: Timestamp) {
        guard var record = activeRecord(id) else { return }
        lag.remember(record, of: id, until: now)
        removeUnique(record)
        record.archivedAt = now
        records[id] = record
        active.remove(id)
        archived.insert(id)
    }

    /// Back from the recycle bin. A unique value that another record has taken meanwhile is lost.
    mutating func restore(_ id: Int64, now: Timestamp) {
        guard var record = records[id], record.isArchived else { return }
        lag.remember(record, of: id, until: now)
        for name in uniqueProperties {
            guard let value = record.values[name], owner(ofUnique: name, value) != nil else { continue }
            record.values[name] = nil
        }
        record.archivedAt = nil
        record.updatedAt = nextStamp(now)
        archived.remove(id)
        active.insert(id)
        put(record)
    }

    /// The record disappears; its id leads to the survivor.
    mutating func absorb(_ id: Int64, into survivor: Int64, now: Timestamp) {
        guard let record = records[id] else { return }
        lag.remember(record, of: id, until: now)
        remove(record)
        mergedInto[id] = survivor
    }

    /// Gone for good, with every trace.
    mutating func erase(_ id: Int64) {
        guard let record = records[id] else { return }
        remove(record)
        lag.forget(id)
        history.forget(id)
    }

    private mutating func remove(_ record: HubSpotRecord) {
        removeUnique(record)
        records[record.id] = nil
        active.remove(record.id)
        archived.remove(record.id)
    }

    private mutating func put(_ record: HubSpotRecord) {
        records[record.id] = record
        changes.append(record.id, at: record.updatedAt)
        for name in uniqueProperties {
            guard let value = record.values[name] else { continue }
            unique[name]?[value.lowercased()] = record.id
        }
        changes.compact(liveCount: records.count) { [records] in records[$0.id]?.updatedAt == $0.at }
    }

    private mutating func nextStamp(_ wanted: Timestamp) -> Timestamp {
        lastStamp = max(wanted, lastStamp + .milliseconds(1))
        return lastStamp
    }

    // MARK: Unique values

    func owner(ofUnique name: String, _ value: String) -> Int64? {
        unique[name]?[value.lowercased()]
    }

    mutating func makeUnique(_ name: String) {
        guard unique[name] == nil else { return }
        unique[name] = [:]
        uniqueProperties.append(name)
    }

    /// A second address of a contact leads to it like the first.
    mutating func alias(email: String, to id: Int64) {
        unique["email"]?[email.lowercased()] = id
    }

    private mutating func removeUnique(_ record: HubSpotRecord) {
        for name in uniqueProperties {
            guard let value = record.values[name]?.lowercased(), unique[name]?[value] == record.id else { continue }
            unique[name]?[value] = nil
        }
    }

    // MARK: What search sees

    /// The record as the search index shows it, which is as it was one indexing delay ago. Archived ones never show.
    func indexed(_ id: Int64, now: Timestamp) -> HubSpotRecord? {
        switch lag.view(of: id, now: now) {
        case .current: activeRecord(id)
        case .former(let record): record.isArchived ? nil : record
        case .absent: nil
        }
    }

    /// Active records whose last change is at or after the moment, in the order they changed.
    func changed(since moment: Timestamp) -> [Int64] {
        changes.since(moment).compactMap { entry in
            activeRecord(entry.id)?.updatedAt == entry.at ? entry.id : nil
        }
    }

    /// Records whose present state the index may not show yet: to be looked at in every search.
    var unsettled: [Int64] { lag.ids }
}
