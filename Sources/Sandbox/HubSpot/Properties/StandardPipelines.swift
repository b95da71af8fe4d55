import Domain

/// The pipelines every new account has.
enum StandardPipelines {
    struct Pipeline: Sendable {
        let id: String
        let label: String
        let stages: [Stage]
    }

    struct Stage: Sendable {
        let id: String
        let label: String
        /// Values are texts, also the truth values.
        let metadata: [String: JSON]
    }

    /// The properties that name pipeline and stage, and the pipeline meant where none is named.
    static func properties(of type: HubSpotObjectType) -> (pipeline: String, stage: String, standard: String)? {
        switch type {
        case .deal: ("pipeline", "dealstage", "default")
        case .ticket: ("hs_pipeline", "hs_pipeline_stage", "0")
        default: nil
        }
    }

    static func of(_ type: HubSpotObjectType) -> [Pipeline] {
        switch type {
        case .deal: [Pipeline(id: "default", label: "Sales Pipeline", stages: dealStages)]
        case .ticket: [Pipeline(id: "0", label: "Support Pipeline", stages: ticketStages)]
        default: []
        }
    }

    private static let ticketStages: [Stage] = [
        ("1", "New"), ("2", "Waiting on contact"), ("3", "Waiting on us"), ("4", "Closed"),
    ].map { id, label in
        Stage(
            id: id, label: label,
            metadata: ["ticketState": id == "4" ? "CLOSED" : "OPEN", "isClosed": id == "4" ? "true" : "false"])
    }

    private static let dealStages: [Stage] = [
        ("appointmentscheduled", "Appointment Scheduled", "0.2"), ("qualifiedtobuy", "Qualified To Buy", "0.4"),
        ("presentationscheduled", "Presentation Scheduled", "0.6"),
        ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"),
        ("contractsent", "Contract Sent", "0.9"), ("closedwon", "Closed Won", "1.0"),
        ("closedlost", "Closed Lost", "0.0"),
    ].map { id, label, probability in
        Stage(
            id: id, label: label,
            metadata: ["isClosed": id.hasPrefix("closed") ? "true" : "false", "probability": .string(probability)])
    }
}

extension StandardPipelines.Pipeline {
    var json: JSON {
        [
            "id": .string(id), "label": .string(label), "displayOrder": 0, "archived": false,
            "createdAt": "2024-01-10T09:00:00.000Z", "updatedAt": "2024-01-10T09:00:00.000Z",
            "stages": .array(stages.enumerated().map { $1.json(place: $0) }),
        ]
    }
}

extension StandardPipelines.Stage {
    fileprivate func json(place: Int) -> JSON {
        [
            "id": .string(id), "label": .string(label), "displayOrder": .integer(Int64(place)), "archived": false,
            "metadata": .object(metadata), "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT",
            "createdAt": "2024-01-10T09:00:00.000Z", "updatedAt": "2024-01-10T09:00:00.000Z",
        ]
    }
}
