/// The pipelines every new account has.
enum StandardPipelines {
    static func of(_ type: HubSpotObjectType) -> [Pipeline] {
        switch type {
        case .deal: [Pipeline(id: "default", label: "Sales Pipeline", displayOrder: 0, stages: dealStages)]
        case .ticket: [Pipeline(id: "0", label: "Support Pipeline", displayOrder: 0, stages: ticketStages)]
        default: []
        }
    }

    private static let ticketStages: [Pipeline.Stage] = [
        ("1", "New"), ("2", "Waiting on contact"), ("3", "Waiting on us"), ("4", "Closed"),
    ].enumerated().map { place, stage in
        let isLast = stage.0 == "4"
        return Pipeline.Stage(
            id: stage.0, label: stage.1, displayOrder: place,
            metadata: ["ticketState": isLast ? "CLOSED" : "OPEN", "isClosed": isLast ? "true" : "false"])
    }

    private static let dealStages: [Pipeline.Stage] = [
        ("appointmentscheduled", "Appointment Scheduled", "0.2"), ("qualifiedtobuy", "Qualified To Buy", "0.4"),
        ("presentationscheduled", "Presentation Scheduled", "0.6"),
        ("decisionmakerboughtin", "Decision Maker Bought-In", "0.8"),
        ("contractsent", "Contract Sent", "0.9"), ("closedwon", "Closed Won", "1.0"),
        ("closedlost", "Closed Lost", "0.0"),
    ].enumerated().map { place, stage in
        Pipeline.Stage(
            id: stage.0, label: stage.1, displayOrder: place,
            metadata: ["isClosed": stage.0.hasPrefix("closed") ? "true" : "false", "probability": stage.2])
    }
}
