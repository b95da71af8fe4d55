import Domain

extension HubSpotState {
    private static let linksMax = 200
    private static let cardsMax = 100
    private static let longestValue = 400

    /// A merged id leads to the survivor's page. Nil where there is no such record.
    func recordPage(_ type: HubSpotObjectType, _ id: Int64, now: Timestamp) -> RecordPage? {
        let store = stores[type.index]
        guard let record = store.record(store.survivor(of: id)) else { return nil }
        let timeline = type == .contact ? self.timeline(of: record.id).prefix(Self.cardsMax) : []
        return RecordPage(
            account: String(options.hubID), home: "/contacts/\(options.hubID)", kind: type.title, id: String(record.id),
            name: name(of: record), initials: Initials.of(name(of: record)),
            owner: record.values["hubspot_owner_id"].flatMap { owners.owner($0)?.name },
            isArchived: record.isArchived, properties: shownProperties(record), groups: groups(record),
            hasTimeline: type == .contact, items: timeline.map { TimelineCard($0, now: now) })
    }

    func contactsPage() -> RecordListPage {
        let store = stores[HubSpotObjectType.contact.index]
        let shown = store.active.page(from: 0, limit: Self.linksMax).ids.compactMap { store.record($0) }
        return RecordListPage(
            account: String(options.hubID), title: "Contacts",
            sentence: "\(store.active.count) contacts in all; \(shown.count) are listed.",
            links: shown.map { RecordPage.Link(name: name(of: $0), url: path(of: $0)) })
    }

    private func path(of record: HubSpotRecord) -> String {
        "/contacts/\(options.hubID)/record/\(record.type.typeID)/\(record.id)"
    }

    private func shownProperties(_ record: HubSpotRecord) -> [RecordPage.Property] {
        catalogues[record.type.index].definitions.filter { !$0.isHidden }.compactMap { property in
            record.value(property.name).map { value in
                let shown = value.count > Self.longestValue ? value.prefix(Self.longestValue) + "…" : value[...]
                return RecordPage.Property(name: property.name, label: property.label, value: String(shown))
            }
        }
    }

    private func groups(_ record: HubSpotRecord) -> [RecordPage.Group] {
        let end = AssociationStore.End(type: record.type, id: record.id)
        return HubSpotObjectType.allCases.compactMap { type in
            let links = activeLinks(end, to: type).prefix(Self.linksMax).compactMap { linked in
                stores[type.index].record(linked.id).map { other in
                    RecordPage.Link(
                        name: name(of: other), url: path(of: other), labels: linked.kinds.compactMap(\.label))
                }
            }
            return links.isEmpty
                ? nil
                : RecordPage.Group(title: type.plural.prefix(1).uppercased() + type.plural.dropFirst(), links: links)
        }
    }

    /// What a person would call the record.
    private func name(of record: HubSpotRecord) -> String {
        let names: [String] =
            switch record.type {
            case .contact: ["hs_full_name_or_email", "phone", "mobilephone"]
            case .company: ["name", "domain"]
            case .deal: ["dealname"]
            case .ticket: ["subject"]
            case .task: ["hs_task_subject"]
            case .call: ["hs_call_title"]
            case .email: ["hs_email_subject"]
            case .meeting: ["hs_meeting_title"]
            case .note, .communication: ["hs_timestamp"]
            }
        return names.lazy.compactMap { record.value($0) }.first ?? "\(record.type.title) \(record.id)"
    }
}
