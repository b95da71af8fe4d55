/// What of a record is shown.
struct RecordView {
    var names: [String]
    /// Shown with their former values.
    var histories: [String] = []
    var associations: [HubSpotObjectType] = []
    var traceID: String?
    /// Only in answers to upserts.
    var isNew: Bool?
}
