import Domain

/// The answer to a batch: 207 as soon as one input failed by itself.
struct BatchOutcome {
    var results: [JSON] = []
    var errors: [HubSpotRefusal] = []

    func reply(success: Int, partly: Int = 207, now: Timestamp) -> HTTPReply {
        var fields: [String: JSON] = [
            "status": "COMPLETE", "startedAt": .string(HubSpotTime.text(now)),
            "completedAt": .string(HubSpotTime.text(now)), "results": .array(results),
        ]
        guard !errors.isEmpty else { return .json(success, .object(fields)) }
        fields["numErrors"] = .integer(Int64(errors.count))
        fields["errors"] = .array(errors.map(\.batchJSON))
        return .json(partly, .object(fields))
    }
}

extension HubSpotRefusal {
    static func missingInBatch(_ type: HubSpotObjectType, _ ids: [String]) -> Self {
        Self(
            status: 404, category: "OBJECT_NOT_FOUND",
            message: "Could not get some \(type.rawValue.uppercased()) objects, they may be deleted or not exist. "
                + "Check that ids are valid.", context: ["ids": ids])
    }

    /// A missing record fails only its own input, other than wrong values.
    func isMissingRecord(_ verb: HubSpotRoute.BatchVerb) -> Bool {
        verb != .create && category == "OBJECT_NOT_FOUND"
    }

    /// The same, telling which input it is about.
    func inBatch(_ input: JSON) -> Self {
        var copy = self
        if let traceID = input["objectWriteTraceId"]?.text { copy.context["objectWriteTraceId"] = [traceID] }
        return copy
    }
}
