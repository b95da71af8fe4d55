import Domain

/// HubSpot's own types of associations, of the direction in which we write them. They are numbers of HubSpot's, the
/// same in every account.
enum AssociationTypes {
    /// `nil` where Liaison ties no such pair.
    static func unlabelled(from: RecordType, to: RecordType) -> Int64? {
        switch (from, to) {
        case (.contact, .company): 279
        case (.deal, .contact): 3
        case (.deal, .company): 341
        case (.deal, .ticket): 27
        case (.ticket, .contact): 16
        case (.ticket, .company): 339
        case (.ticket, .deal): 28
        case (.task, .contact): 204
        case (.task, .company): 192
        case (.task, .deal): 216
        case (.task, .ticket): 230
        case (.note, .contact): 202
        case (.note, .company): 190
        case (.note, .deal): 214
        case (.note, .ticket): 228
        case (.contact, _), (.company, _), (.deal, _), (.ticket, _), (_, .task), (_, .note): nil
        }
    }

    /// The company that a contact's card shows, of those it is tied to.
    static let primaryCompanyOfContact: Int64 = 1
}

extension RecordLinks {
    /// As a create wants them. A pair that HubSpot has no type for is left out.
    func associations(from type: RecordType) -> JSON {
        let targets =
            contacts.map { (RecordType.contact, $0.value) } + companies.map { (.company, $0.value) }
            + deals.map { (.deal, $0.value) } + tickets.map { (.ticket, $0.value) }
        return .array(
            targets.compactMap { target, id in
                AssociationTypes.unlabelled(from: type, to: target).map { typeID in
                    [
                        "to": ["id": .string(id)],
                        "types": [
                            ["associationCategory": "HUBSPOT_DEFINED", "associationTypeId": .integer(typeID)]
                        ],
                    ]
                }
            })
    }
}
