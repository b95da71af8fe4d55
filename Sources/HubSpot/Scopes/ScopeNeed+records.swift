extension ScopeNeed {
    /// The optional scope without which records of this kind cannot be read; `nil` = none beside the required ones.
    public static func reading(_ type: RecordType) -> ScopeNeed? {
        switch type {
        case .contact, .task, .note: nil
        case .company: optional.first { $0.scope == "crm.objects.companies.read" }
        case .deal: optional.first { $0.scope == "crm.objects.deals.read" }
        case .ticket: optional.first { $0.scope == "tickets" }
        }
    }

    /// Without which no file can be put into HubSpot.
    public static let files = optional.first { $0.scope == "files" }
}
