/// What hangs on a contact in HubSpot and is written through the API. The raw value is the word in the URL.
enum RecordNoun: String, CaseIterable, Sendable {
    case deals
    case tickets
    case tasks
    case notes

    var singular: String { String(rawValue.dropLast()) }

    /// The name of one of them as a schema.
    var schemaName: String {
        switch self {
        case .deals: "Deal"
        case .tickets: "Ticket"
        case .tasks: "Task"
        case .notes: "Note"
        }
    }
}
