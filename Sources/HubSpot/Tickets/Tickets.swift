public import Domain

extension HubSpotClient {
    /// The newest tickets of a contact, 100 at most: two calls as a rule.
    public func tickets(of contact: ContactID, limit: Int = 20) async throws(HubSpotFailure) -> RecordList<Ticket> {
        try await list(.ticket, of: contact, limit: limit, properties: Ticket.properties, Ticket.init)
    }

    /// One ticket as it is now. `HubSpotFailure.notFound` = it is gone.
    public func ticket(_ id: TicketID) async throws(HubSpotFailure) -> Ticket {
        let found = try await records(.ticket, ids: [id.value], properties: Ticket.properties)
        guard let record = found.first else { throw .notFound("ticket \(id)") }
        return Ticket(record)
    }

    /// Opens a ticket. What is missing is said before HubSpot is asked, as `HubSpotFailure.invalid`.
    public func createTicket(_ draft: TicketDraft) async throws(HubSpotFailure) -> Ticket {
        try draft.check()
        return Ticket(try await create(.ticket, draft.properties, links: draft.links))
    }

    /// Moves a ticket to another stage. Doing it twice does no harm.
    public func moveTicket(_ id: TicketID, to place: PipelinePlace) async throws(HubSpotFailure) -> Ticket {
        Ticket(try await update(.ticket, id.value, place.ticketProperties))
    }
}

extension Ticket {
    fileprivate static let properties = [
        "subject", "content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_priority", "hubspot_owner_id",
        "closed_date", "createdate", "hs_lastmodifieddate",
    ]

    fileprivate init(_ record: WireRecord) {
        self.init(
            id: TicketID(record.id), subject: record["subject"], content: record["content"],
            pipeline: record["hs_pipeline"].map { PipelineID($0) },
            stage: record["hs_pipeline_stage"].map { StageID($0) },
            priority: RecordPriority(wire: record["hs_ticket_priority"]), owner: record.owner,
            closedAt: record.time("closed_date"), createdAt: record.time("createdate") ?? record.createdAt,
            modifiedAt: record.modifiedAt)
    }
}

extension TicketDraft {
    fileprivate func check() throws(HubSpotFailure) {
        var problems = DraftProblems()
        problems.require(subject, "subject", "A ticket needs a subject.")
        problems.require(place.pipeline.value, "pipeline", "A ticket needs a pipeline.")
        problems.require(place.stage.value, "stage", "A ticket needs a stage.")
        problems.limit(content, "content")
        problems.link(links)
        try problems.throwIfAny()
    }

    fileprivate var properties: [String: JSON] {
        var properties = place.ticketProperties
        properties["subject"] = .string(subject)
        if let content { properties["content"] = .string(content) }
        if let priority { properties["hs_ticket_priority"] = .string(priority.wire) }
        if let owner { properties["hubspot_owner_id"] = .string(owner.value) }
        return properties
    }
}

extension PipelinePlace {
    fileprivate var ticketProperties: [String: JSON] {
        ["hs_pipeline": .string(pipeline.value), "hs_pipeline_stage": .string(stage.value)]
    }
}
