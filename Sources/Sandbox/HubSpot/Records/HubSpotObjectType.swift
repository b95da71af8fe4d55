/// The kinds of record this HubSpot keeps. In paths a kind goes by its name or its type id.
enum HubSpotObjectType: String, CaseIterable, Sendable {
    case contact, company, deal, ticket, note, task, communication, call, email, meeting

    /// What stands on a timeline, beside the records it is about.
    static let activities: [Self] = [.note, .task, .communication, .call, .email, .meeting]

    /// The place of this kind's store in `HubSpotState.stores`.
    var index: Int {
        switch self {
        case .contact: 0
        case .company: 1
        case .deal: 2
        case .ticket: 3
        case .note: 4
        case .task: 5
        case .communication: 6
        case .call: 7
        case .email: 8
        case .meeting: 9
        }
    }

    var typeID: String {
        switch self {
        case .contact: "0-1"
        case .company: "0-2"
        case .deal: "0-3"
        case .ticket: "0-5"
        case .note: "0-46"
        case .task: "0-27"
        case .communication: "0-18"
        case .call: "0-48"
        case .email: "0-49"
        case .meeting: "0-47"
        }
    }

    var plural: String {
        switch self {
        case .company: "companies"
        default: rawValue + "s"
        }
    }

    /// As errors name it: `Contact`.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// A path segment: plural, singular or type id.
    init?(segment: String) {
        let name = segment.lowercased()
        guard let type = Self.allCases.first(where: { $0.plural == name || $0.rawValue == name || $0.typeID == name })
        else {
            return nil
        }
        self = type
    }

    /// Contacts are the only kind whose system properties lack the prefix.
    var modifiedProperty: String { self == .contact ? "lastmodifieddate" : "hs_lastmodifieddate" }
    var createdProperty: String { self == .contact ? "createdate" : "hs_createdate" }

    /// Any one of these lets a token read; activities go with the contacts.
    var readScope: String { scope(ending: "read") }
    var writeScope: String { scope(ending: "write") }

    private func scope(ending verb: String) -> String {
        switch self {
        case .contact, .note, .task, .communication, .call, .email, .meeting: "crm.objects.contacts.\(verb)"
        case .company: "crm.objects.companies.\(verb)"
        case .deal: "crm.objects.deals.\(verb)"
        case .ticket: "tickets"
        }
    }

    /// Ids of each kind start somewhere else, so that a mix-up finds nothing.
    var firstID: Int64 {
        switch self {
        case .contact: 546_000_000_001
        case .company: 8_812_001
        case .deal: 33_000_001
        case .ticket: 44_556_001
        case .note: 71_000_000_001
        case .task: 72_000_000_001
        case .communication: 73_000_000_001
        case .call: 74_000_000_001
        case .email: 75_000_000_001
        case .meeting: 76_000_000_001
        }
    }

    /// What a read returns when it names no properties.
    var standardProperties: [String] {
        let own: [String] =
            switch self {
            case .contact: ["email", "firstname", "lastname"]
            case .company: ["domain", "name"]
            case .deal: ["amount", "closedate", "dealname", "dealstage", "pipeline"]
            case .ticket:
                ["content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category", "hs_ticket_priority", "subject"]
            case .note, .task, .communication, .call, .email, .meeting: []
            }
        return own + systemProperties
    }

    /// What every read returns, named or not.
    var systemProperties: [String] { [createdProperty, modifiedProperty, "hs_object_id"] }
}
