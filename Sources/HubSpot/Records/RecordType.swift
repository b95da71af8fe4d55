/// The kinds of HubSpot records that Liaison reads or writes by name.
public enum RecordType: String, Sendable, CaseIterable {
    case contact
    case company
    case deal
    case ticket
    case task
    case note

    var objectType: HubSpotPaths.ObjectType {
        switch self {
        case .contact: .contacts
        case .company: .companies
        case .deal: .deals
        case .ticket: .tickets
        case .task: .tasks
        case .note: .notes
        }
    }
}
