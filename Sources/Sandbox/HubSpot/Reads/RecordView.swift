/// What of a record is shown.
struct RecordView {
    var names: [String]
    var associations: [HubSpotObjectType] = []
    var traceID: String?
    /// Only in answers to upserts.
    var isNew: Bool?
}
