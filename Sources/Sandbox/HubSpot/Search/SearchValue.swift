import Domain

/// A value in the order search uses: numbers and moments by size, text without regard to case, choices as they are.
enum SearchValue: Comparable, Sendable {
    case number(Double)
    case text(String)

    init?(_ text: String, _ property: PropertyDefinition) {
        switch property.type {
        case .number:
            guard let number = Double(text) else { return nil }
            self = .number(number)
        case .date, .datetime:
            guard let moment = HubSpotTime.parse(text) else { return nil }
            self.init(moment)
        case .enumeration:
            self = .text(text)
        case .string, .bool, .phoneNumber:
            self = .text(text.lowercased())
        }
    }

    init(_ moment: Timestamp) {
        self = .number(Double(moment.milliseconds))
    }

    /// What a record holds, or nil.
    init?(of record: HubSpotRecord, _ property: PropertyDefinition) {
        if property.type == .datetime || property.type == .date {
            guard let moment = record.moment(property.name) else { return nil }
            self.init(moment)
        } else {
            guard let text = record.value(property.name) else { return nil }
            self.init(text, property)
        }
    }
}
