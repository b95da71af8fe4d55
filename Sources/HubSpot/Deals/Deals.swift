public import Domain

extension HubSpotClient {
    /// The newest deals of a contact, 100 at most: two calls as a rule.
    public func deals(of contact: ContactID, limit: Int = 20) async throws(HubSpotFailure) -> RecordList<Deal> {
        try await list(.deal, of: contact, limit: limit, properties: Deal.properties, Deal.init)
    }

    /// One deal as it is now. `HubSpotFailure.notFound` = it is gone.
    public func deal(_ id: DealID) async throws(HubSpotFailure) -> Deal {
        let found = try await records(.deal, ids: [id.value], properties: Deal.properties)
        guard let record = found.first else { throw .notFound("deal \(id)") }
        return Deal(record)
    }

    /// Opens a deal. What is missing is said before HubSpot is asked, as `HubSpotFailure.invalid`.
    public func createDeal(_ draft: DealDraft) async throws(HubSpotFailure) -> Deal {
        try draft.check()
        return Deal(try await create(.deal, draft.properties, links: draft.links))
    }

    /// Moves a deal to another stage. Doing it twice does no harm.
    public func moveDeal(_ id: DealID, to place: PipelinePlace) async throws(HubSpotFailure) -> Deal {
        Deal(try await update(.deal, id.value, place.dealProperties))
    }
}

extension Deal {
    fileprivate static let properties = [
        "dealname", "pipeline", "dealstage", "amount", "deal_currency_code", "closedate", "hubspot_owner_id",
        "hs_is_closed", "hs_is_closed_won", "createdate", "hs_lastmodifieddate",
    ]

    fileprivate init(_ record: WireRecord) {
        self.init(
            id: DealID(record.id), name: record["dealname"], pipeline: record["pipeline"].map { PipelineID($0) },
            stage: record["dealstage"].map { StageID($0) }, amount: record["amount"],
            currency: record["deal_currency_code"], closesAt: record.time("closedate"), owner: record.owner,
            isClosed: record.flag("hs_is_closed"), isWon: record.flag("hs_is_closed_won"),
            createdAt: record.time("createdate") ?? record.createdAt, modifiedAt: record.modifiedAt)
    }
}

extension DealDraft {
    fileprivate func check() throws(HubSpotFailure) {
        var problems = DraftProblems()
        problems.require(name, "name", "A deal needs a name.")
        problems.require(place.pipeline.value, "pipeline", "A deal needs a pipeline.")
        problems.require(place.stage.value, "stage", "A deal needs a stage.")
        if let amount, Double(amount) == nil {
            problems.add("amount", "“\(amount.prefix(40))” is not a number such as 1200.50.", "INVALID_NUMBER")
        }
        problems.link(links)
        try problems.throwIfAny()
    }

    fileprivate var properties: [String: JSON] {
        var properties = place.dealProperties
        properties["dealname"] = .string(name)
        if let amount { properties["amount"] = .string(amount) }
        if let closesAt { properties["closedate"] = .string(closesAt.description) }
        if let owner { properties["hubspot_owner_id"] = .string(owner.value) }
        return properties
    }
}

extension PipelinePlace {
    /// Deals and tickets call the same thing by different names.
    fileprivate var dealProperties: [String: JSON] {
        ["pipeline": .string(pipeline.value), "dealstage": .string(stage.value)]
    }
}
