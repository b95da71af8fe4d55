/// HubSpot's own association types. Each has a direction; the number of the way back is another one.
enum AssociationTypes {
    struct Kind: Hashable, Sendable {
        let number: Int
        var category = "HUBSPOT_DEFINED"
        var label: String?
    }

    /// The type without a label, or nil where the two kinds of record cannot be associated.
    static func unlabelled(from: HubSpotObjectType, to: HubSpotObjectType) -> Int? {
        unlabelled[from]?[to]
    }

    /// Every type that leads from one kind to the other, with its label.
    static func all(from: HubSpotObjectType, to: HubSpotObjectType) -> [Kind] {
        let plain = unlabelled(from: from, to: to).map { [Kind(number: $0)] } ?? []
        return plain
            + labelled.filter { $0.from == from && $0.to == to }.map { Kind(number: $0.number, label: $0.label) }
    }

    /// The number of the same association seen from the other end.
    static func reversed(_ number: Int, from: HubSpotObjectType, to: HubSpotObjectType) -> Int? {
        if number == unlabelled(from: from, to: to) { return unlabelled(from: to, to: from) }
        return labelled.first { $0.from == from && $0.to == to && $0.number == number }?.back
    }

    private struct Labelled {
        let from: HubSpotObjectType
        let to: HubSpotObjectType
        let number: Int
        let back: Int
        let label: String
    }

    private static let labelled: [Labelled] = [
        Labelled(from: .contact, to: .company, number: 1, back: 2, label: "Primary"),
        Labelled(from: .company, to: .contact, number: 2, back: 1, label: "Primary"),
        Labelled(from: .deal, to: .company, number: 5, back: 6, label: "Primary"),
        Labelled(from: .company, to: .deal, number: 6, back: 5, label: "Primary"),
        Labelled(from: .ticket, to: .company, number: 26, back: 25, label: "Primary"),
        Labelled(from: .company, to: .ticket, number: 25, back: 26, label: "Primary"),
        Labelled(from: .company, to: .company, number: 14, back: 13, label: "Parent Company"),
        Labelled(from: .company, to: .company, number: 13, back: 14, label: "Child Company"),
    ]

    private static let unlabelled: [HubSpotObjectType: [HubSpotObjectType: Int]] = [
        .contact: [.contact: 449, .company: 279, .deal: 4, .ticket: 15, .communication: 82, .note: 201, .task: 203],
        .company: [.contact: 280, .company: 450, .deal: 342, .ticket: 340, .communication: 88, .note: 189, .task: 191],
        .deal: [.contact: 3, .company: 341, .deal: 451, .ticket: 27, .communication: 86, .note: 213, .task: 215],
        .ticket: [.contact: 16, .company: 339, .deal: 28, .ticket: 452, .communication: 84, .note: 227, .task: 229],
        .communication: [.contact: 81, .company: 87, .deal: 85, .ticket: 83],
        .note: [.contact: 202, .company: 190, .deal: 214, .ticket: 228],
        .task: [.contact: 204, .company: 192, .deal: 216, .ticket: 230],
    ]
}

extension AssociationTypes {
    /// The kind of record a type leads to.
    static func target(of number: Int, from: HubSpotObjectType) -> HubSpotObjectType? {
        HubSpotObjectType.allCases.first { to in
            all(from: from, to: to).contains { $0.number == number }
        }
    }
}
