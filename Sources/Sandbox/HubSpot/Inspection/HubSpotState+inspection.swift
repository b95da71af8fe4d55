import Domain

extension HubSpotState {
    func contact(_ record: HubSpotRecord) -> SandboxContact {
        SandboxContact(
            id: String(record.id), properties: values(record), createdAt: record.createdAt, updatedAt: record.updatedAt)
    }

    func contacts(from id: Int64 = 0, limit: Int = .max) -> (contacts: [SandboxContact], next: Int64?) {
        let store = stores[HubSpotObjectType.contact.index]
        let page = store.active.page(from: id, limit: min(limit, store.active.count))
        return (page.ids.compactMap { store.record($0) }.map(contact), page.next)
    }

    func communications(from id: Int64 = 0, limit: Int = .max) -> (communications: [SandboxCommunication], next: Int64?)
    {
        let store = stores[HubSpotObjectType.communication.index]
        let page = store.active.page(from: id, limit: min(limit, store.active.count))
        return (page.ids.compactMap { store.record($0) }.map(communication), page.next)
    }

    private func communication(_ record: HubSpotRecord) -> SandboxCommunication {
        var associated: [String: [String]] = [:]
        for type in [HubSpotObjectType.contact, .company, .deal, .ticket] {
            let ids = activeLinks(.init(type: .communication, id: record.id), to: type).map { String($0.id) }
            if !ids.isEmpty { associated[type.plural] = ids }
        }
        return SandboxCommunication(
            id: String(record.id), properties: values(record), associations: associated, createdAt: record.createdAt,
            updatedAt: record.updatedAt)
    }

    /// Newest first, as HubSpot draws it.
    func timeline(of contact: Int64) -> [SandboxTimelineItem] {
        let end = AssociationStore.End(
            type: .contact, id: stores[HubSpotObjectType.contact.index].survivor(of: contact))
        let kinds: [(HubSpotObjectType, SandboxTimelineItem.Kind, body: String)] = [
            (.communication, .communication, "hs_communication_body"), (.note, .note, "hs_note_body"),
            (.task, .task, "hs_task_subject"),
        ]
        let items = kinds.flatMap { type, kind, body in
            associations.ids(end, to: type).compactMap { stores[type.index].activeRecord($0) }
                .map { item($0, kind, body: body) }
        }
        return items.sorted { ($0.timestamp, $0.id) > ($1.timestamp, $1.id) }
    }

    private func item(_ record: HubSpotRecord, _ kind: SandboxTimelineItem.Kind, body: String) -> SandboxTimelineItem {
        let owner = record.values["hubspot_owner_id"]
        return SandboxTimelineItem(
            id: String(record.id), kind: kind, channel: record.values["hs_communication_channel_type"],
            body: record.values[body] ?? "", timestamp: record.moment("hs_timestamp") ?? record.createdAt,
            ownerID: owner,
            ownerName: owner.flatMap { owners.owner($0)?.name })
    }

    private func values(_ record: HubSpotRecord) -> [String: String] {
        var values: [String: String] = [:]
        for name in written(record) { values[name] = record.value(name) }
        return values
    }

    func allOwners() -> [SandboxOwner] {
        owners.owners.map { owner in
            SandboxOwner(
                id: String(owner.id), userID: owner.userID, email: owner.email, name: owner.name,
                isArchived: owner.isArchived)
        }
    }
}
