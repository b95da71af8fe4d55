/// What a new record must have.
enum RequiredProperties {
    static func all(_ type: HubSpotObjectType) -> [String] {
        switch type {
        case .contact, .company: []
        case .deal: ["dealname", "dealstage"]
        case .ticket: ["subject", "hs_pipeline_stage"]
        case .note, .task, .call, .meeting: ["hs_timestamp"]
        case .email: ["hs_timestamp", "hs_email_direction"]
        case .communication: ["hs_communication_channel_type", "hs_communication_logged_from", "hs_timestamp"]
        }
    }

    /// One of these is enough. A contact with nothing but a phone number is refused.
    static func oneOf(_ type: HubSpotObjectType) -> [String] {
        switch type {
        case .contact: ["email", "firstname", "lastname"]
        case .company: ["name", "domain"]
        default: []
        }
    }
}
