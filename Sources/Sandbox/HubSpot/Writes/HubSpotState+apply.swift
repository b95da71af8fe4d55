import Domain

/// Carrying checked writes out.
extension HubSpotState {
    @discardableResult
    mutating func apply(_ plan: WritePlan, by source: HubSpotEvent.Source, now: Timestamp) -> HubSpotRecord? {
        switch plan.target {
        case .new: insert(plan, by: source, now: now)
        case .existing(let id): change(id, plan, by: source, now: now)
        }
    }

    private mutating func insert(_ plan: WritePlan, by source: HubSpotEvent.Source, now: Timestamp) -> HubSpotRecord? {
        let bag = PropertyBag(plan.values)
        let record = stores[plan.type.index].insert(bag, now: now)
        if plan.type == .contact { report(.creation, record.id, by: source, now: now) }
        for link in plan.links {
            associate(AssociationStore.End(type: plan.type, id: record.id), link.to, number: link.number, now: now)
        }
        return stores[plan.type.index].record(record.id)
    }

    private mutating func change(
        _ id: Int64, _ plan: WritePlan, by source: HubSpotEvent.Source, now: Timestamp
    ) -> HubSpotRecord? {
        guard let before = stores[plan.type.index].record(id) else { return nil }
        let changed = plan.values.filter { (before.values[$0.key] ?? "") != $0.value }.sorted { $0.key < $1.key }
        let record = stores[plan.type.index].update(id, by: source, now: now) { values in
            for (name, value) in changed { values[name] = value }
        }
        guard plan.type == .contact else { return record }
        for (name, value) in changed { report(.propertyChange(name: name, value: value), id, by: source, now: now) }
        return record
    }

    /// Associates, and lets a contact know that it was contacted: logging an activity bumps its modification date.
    mutating func associate(_ from: AssociationStore.End, _ to: AssociationStore.End, number: Int, now: Timestamp) {
        associations.add(from, to, number: number)
        for (activity, contact) in [(from, to), (to, from)] where contact.type == .contact {
            guard HubSpotObjectType.activities.contains(activity.type) else { continue }
            touch(contact.id, with: activity, now: now)
        }
    }

    private mutating func touch(_ contact: Int64, with activity: AssociationStore.End, now: Timestamp) {
        let happened = stores[activity.type.index].record(activity.id)?.values["hs_timestamp"]
        stores[HubSpotObjectType.contact.index].update(contact, by: .integration, now: now) { values in
            guard activity.type == .communication, let happened else { return }
            // Both are ISO texts in UTC, so their order is the order of time.
            values["notes_last_contacted"] = max(values["notes_last_contacted"] ?? "", happened)
        }
    }

    mutating func archive(_ type: HubSpotObjectType, _ id: Int64, by source: HubSpotEvent.Source, now: Timestamp) {
        guard stores[type.index].activeRecord(id) != nil else { return }
        stores[type.index].archive(id, now: now)
        if type == .contact { report(.deletion, id, by: source, now: now) }
    }
}
