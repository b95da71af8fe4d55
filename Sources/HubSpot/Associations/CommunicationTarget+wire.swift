public import Domain

extension CommunicationTarget {
    var objectType: HubSpotPaths.ObjectType {
        switch self {
        case .contact: .contacts
        case .record(let record): record.kind.recordType.objectType
        }
    }

    /// Of HubSpot's own association types, the one from a communication to such a record.
    var associationType: JSON {
        let number: Int64 =
            switch self {
            case .contact: 81
            case .record(let record):
                switch record.kind {
                case .company: 87
                case .deal: 85
                case .ticket: 83
                }
            }
        return ["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": .integer(number)]
    }
}

extension TimelineAssociation {
    public var recordType: RecordType {
        switch self {
        case .company: .company
        case .deal: .deal
        case .ticket: .ticket
        }
    }
}
