import Domain

extension HubSpotState {
    /// The first record keeps its values and takes over what it lacks; the second one's id leads to it from now on.
    mutating func merge(
        primary: Int64, merged: Int64, by source: HubSpotEvent.Source, now: Timestamp
    ) throws(HubSpotRefusal) -> HubSpotRecord {
        let contacts = HubSpotObjectType.contact.index
        guard primary != merged else { throw .validation("Cannot merge a contact with itself.") }
        guard let kept = stores[contacts].activeRecord(primary), let given = stores[contacts].activeRecord(merged)
        else {
            throw .notFound
        }
        var values = Self.merged(kept, given)
        let newID = options.mergeMakesNewRecord ? replace(kept, with: &values, now: now) : nil
        let survivor = newID ?? primary
        associations.move(.init(type: .contact, id: merged), to: .init(type: .contact, id: survivor))
        stores[contacts].absorb(merged, into: survivor, now: now)
        stores[contacts].update(survivor, by: source, now: now) { $0 = values }
        if let second = given.values["email"] { stores[contacts].alias(email: second, to: survivor) }
        let moved = given.values.names.count { kept.values[$0] == nil }
        report(.merge(merged: merged, newID: newID, moved: moved), primary, by: source, now: now)
        guard let record = stores[contacts].activeRecord(survivor) else { throw .notFound }
        return record
    }

    /// HubSpot sometimes gives the survivor a new id; both old ones then lead to it, and stand on its list.
    private mutating func replace(_ kept: HubSpotRecord, with values: inout PropertyBag, now: Timestamp) -> Int64 {
        let contacts = HubSpotObjectType.contact.index
        values["hs_merged_object_ids"] = Self.joined([String(kept.id), values["hs_merged_object_ids"]])
        let record = stores[contacts].insert(values, now: now)
        associations.move(.init(type: .contact, id: kept.id), to: .init(type: .contact, id: record.id))
        stores[contacts].absorb(kept.id, into: record.id, now: now)
        return record.id
    }

    private static func merged(_ kept: HubSpotRecord, _ given: HubSpotRecord) -> PropertyBag {
        var values = kept.values
        for name in given.values.names where values[name] == nil { values[name] = given.values[name] }
        values["hs_merged_object_ids"] = joined([
            kept.values["hs_merged_object_ids"], given.values["hs_merged_object_ids"], String(given.id),
        ])
        guard let second = given.values["email"], kept.values["email"] != nil else { return values }
        values["hs_additional_emails"] = joined([values["hs_additional_emails"], second])
        return values
    }

    private static func joined(_ lists: [String?]) -> String {
        lists.compactMap(\.self).joined(separator: ";")
    }

    /// A privacy deletion: the contact and everything written about it are gone for good.
    mutating func erase(contact id: Int64, by source: HubSpotEvent.Source, now: Timestamp) {
        let end = AssociationStore.End(type: .contact, id: id)
        let email = stores[HubSpotObjectType.contact.index].record(id)?.values["email"]
        for type in HubSpotObjectType.activities {
            for other in associations.ids(end, to: type) {
                associations.removeAll(.init(type: type, id: other))
                stores[type.index].erase(other)
            }
        }
        associations.removeAll(end)
        stores[HubSpotObjectType.contact.index].erase(id)
        if let email { blockedAddresses.insert(email.lowercased()) }
        report(.privacyDeletion, id, by: source, now: now)
        report(.deletion, id, by: source, now: now)
    }
}
