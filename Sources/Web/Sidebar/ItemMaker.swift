import Domain
import Sync

/// Makes a line of a list out of a record of HubSpot's.
struct ItemMaker: Sendable {
    private static let titleMax = 200

    let contact: ContactID
    let pipelines: RecordPipelines
    let scene: RecordScene

    func item(_ deal: Deal) -> RecordSection.Item {
        var item = start(
            .deals, deal.id.value, deal.name ?? localized("Deal \(deal.id)"), scene.account?.url(of: deal.id))
        item.detail = joined([amount(deal), scene.ownerName(deal.owner)])
        item.isOver = deal.isClosed
        if let closesAt = deal.closesAt {
            item.time = scene.text.agreedDay(closesAt)
            item.timeWords = deal.isClosed ? localized("closed") : localized("closes")
        }
        stand(&item, deal.pipeline, deal.stage, pipelines.deals.value)
        return item
    }

    func item(_ ticket: Ticket) -> RecordSection.Item {
        var item = start(
            .tickets, ticket.id.value, ticket.subject ?? localized("Ticket \(ticket.id)"),
            scene.account?.url(of: ticket.id))
        item.detail = joined([ticket.priority.map(Self.word), scene.ownerName(ticket.owner)])
        let stage = pipelines.tickets.value?.lazy.compactMap { pipeline in ticket.stage.flatMap { pipeline.stage($0) } }
            .first
        item.isOver = stage?.isClosed ?? (ticket.closedAt != nil)
        stand(&item, ticket.pipeline, ticket.stage, pipelines.tickets.value)
        return item
    }

    func item(_ task: CRMTask) -> RecordSection.Item {
        var item = start(
            .tasks, task.id.value, task.subject ?? localized("Task \(task.id)"),
            scene.account?.url(ofActivity: task.id.value, of: contact))
        item.detail = joined([scene.ownerName(task.owner)])
        item.isOver = task.status == .completed
        if let dueAt = task.dueAt {
            item.time = scene.text.appointment(dueAt)
            item.timeWords = localized("due")
            item.isLate = !item.isOver && dueAt < scene.now
        }
        item.placeWords = Self.word(task.status)
        item.isMovable = scene.mayWrite
        if scene.mayWrite {
            let known = CRMTask.Status.known.contains(task.status) ? [] : [task.status]
            item.place = .choices(
                "place",
                (CRMTask.Status.known + known).map {
                    Editor.Option(value: $0.word, label: Self.word($0), isChosen: $0 == task.status)
                }, id: "place-\(item.id)")
        }
        return item
    }

    func item(_ note: Note) -> RecordSection.Item {
        let text = HTMLText.plain(note.body)
        var item = start(
            .notes, note.id.value, text.isEmpty ? localized("A note without text") : text,
            scene.account?.url(ofActivity: note.id.value, of: contact))
        item.detail = joined([scene.ownerName(note.owner)])
        item.time = note.at.map { scene.text.moment($0) }
        return item
    }

    private func start(
        _ kind: RecordListing.Kind, _ id: String, _ title: String, _ link: String?
    ) -> RecordSection.Item {
        let title = title.count > Self.titleMax ? title.prefix(Self.titleMax) + "…" : title[...]
        return RecordSection.Item(
            id: "\(kind.rawValue)-\(id)", record: id, title: String(title), link: link,
            placeLabel: localized("Where “\(title)” stands"))
    }

    /// A stage that its pipeline does not have any more is shown as it is.
    private func stand(
        _ item: inout RecordSection.Item, _ pipeline: PipelineID?, _ stage: StageID?, _ known: [CRMPipeline]?
    ) {
        let label = known?.lazy.compactMap { pipeline in stage.flatMap { pipeline.stage($0)?.label } }.first
        item.placeWords = label ?? stage?.value
        guard scene.mayWrite, let known, let stage else { return }
        var groups = PlaceChoice.groups(known, chosen: PlaceChoice(pipeline: pipeline, stage: stage))
        if label == nil {
            let option = Editor.Option(
                value: PlaceChoice(pipeline: pipeline, stage: stage).text, label: stage.value, isChosen: true)
            groups.insert(Editor.OptionGroup(label: nil, options: [option]), at: 0)
        }
        item.place = .choices("place", groups, id: "place-\(item.id)")
        item.isMovable = true
    }

    private func amount(_ deal: Deal) -> String? {
        deal.amount.flatMap { $0.isEmpty ? nil : joined([$0, deal.currency ?? scene.account?.currency], by: " ") }
    }

    private func joined(_ parts: [String?], by separator: String = " · ") -> String? {
        let parts = parts.compactMap(\.self).filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: separator)
    }

    static func word(_ priority: RecordPriority) -> String {
        switch priority {
        case .low: localized("low priority")
        case .medium: localized("medium priority")
        case .high: localized("high priority")
        case .urgent: localized("urgent")
        }
    }

    static func word(_ status: CRMTask.Status) -> String {
        switch status {
        case .notStarted: localized("not started")
        case .inProgress: localized("in progress")
        case .waiting: localized("waiting")
        case .deferred: localized("deferred")
        case .completed: localized("completed")
        case .other(let word): word
        }
    }
}
