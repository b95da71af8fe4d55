public import Domain
import HubSpot

extension Records {
    /// Moves a deal to a stage, of its own pipeline unless another is named.
    public func move(
        _ deal: DealID, to stage: StageID, of pipeline: PipelineID? = nil, author: Author
    ) async throws -> Deal {
        let end = patienceEnd
        let before = try await ask(before: end, for: .preparing) { try await $0.deal(deal) }
        let place = try await place(.deals, pipeline ?? before.pipeline, stage)
        if place.stage == before.stage, place.pipeline == before.pipeline { return before }
        let after = try await ask(before: end, for: .changing) { try await $0.moveDeal(deal, to: place) }
        try await note(
            RecordNote(
                verb: "deal_moved", subject: "deal:\(deal)", before: Self.text(before.pipeline, before.stage),
                after: Self.text(place.pipeline, place.stage), author: author, reason: "Written to HubSpot."))
        return after
    }

    /// Moves a ticket to a stage, of its own pipeline unless another is named.
    public func move(
        _ ticket: TicketID, to stage: StageID, of pipeline: PipelineID? = nil, author: Author
    ) async throws -> Ticket {
        let end = patienceEnd
        let before = try await ask(before: end, for: .preparing) { try await $0.ticket(ticket) }
        let place = try await place(.tickets, pipeline ?? before.pipeline, stage)
        if place.stage == before.stage, place.pipeline == before.pipeline { return before }
        let after = try await ask(before: end, for: .changing) { try await $0.moveTicket(ticket, to: place) }
        try await note(
            RecordNote(
                verb: "ticket_moved", subject: "ticket:\(ticket)", before: Self.text(before.pipeline, before.stage),
                after: Self.text(place.pipeline, place.stage), author: author, reason: "Written to HubSpot."))
        return after
    }

    /// Says how far a task is.
    ///
    /// - Parameter contact: on whose card it stands, for the audit: HubSpot shows a task on its contact only.
    public func set(
        _ task: TaskID, _ status: CRMTask.Status, of contact: ContactID? = nil, author: Author
    ) async throws -> CRMTask {
        let end = patienceEnd
        let before = try await ask(before: end, for: .preparing) { try await $0.task(task) }
        if before.status == status { return before }
        let after = try await ask(before: end, for: .changing) { try await $0.setTask(task, status) }
        try await note(
            RecordNote(
                verb: "task_changed", subject: "task:\(task)", before: before.status.word, after: status.word,
                author: author,
                reason: contact.map { "Written to HubSpot for contact \($0)." } ?? "Written to HubSpot."))
        return after
    }

    private static func text(_ pipeline: PipelineID?, _ stage: StageID?) -> String {
        "pipeline \(pipeline?.value ?? "?"), stage \(stage?.value ?? "?")"
    }
}
