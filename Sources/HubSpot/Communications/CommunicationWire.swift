import Domain

/// A communication as HubSpot writes it.
struct WireCommunication {
    var id: CommunicationID
    var timestamp: Timestamp?
    var body: String?
    var owner: OwnerID?
    var traceID: String?
    var isArchived: Bool

    init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        self.id = CommunicationID(id)
        let properties = json["properties"]
        timestamp = properties?["hs_timestamp"]?.time
        body = properties?["hs_communication_body"]?.text
        owner = properties?["hubspot_owner_id"]?.text.map { OwnerID($0) }
        traceID = json["objectWriteTraceId"]?.text
        isArchived = json["archived"]?.bool ?? false
    }
}

/// The answer of a batch write, read or search: what went well, and with 207 what did not.
struct WireCommunications {
    var results: [WireCommunication]
    var failures: [ErrorBody]

    init?(_ json: JSON) {
        guard let results = json.results(WireCommunication.init) else { return nil }
        self.results = results
        failures = json.failures
    }
}

extension CommunicationDraft {
    /// The properties that a create and an update have in common. Milliseconds, because they tell our entries apart.
    var properties: [String: JSON] {
        [
            "hs_communication_body": .string(body),
            "hs_timestamp": .string(timestamp.description),
        ]
    }
}
