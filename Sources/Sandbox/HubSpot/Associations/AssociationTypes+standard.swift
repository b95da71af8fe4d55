/// HubSpot's own types, as the associations guide lists them.
extension AssociationTypes {
    static let standard: [Labelled] = [
        Labelled(from: .contact, to: .company, number: 1, back: 2, label: "Primary"),
        Labelled(from: .company, to: .contact, number: 2, back: 1, label: "Primary"),
        Labelled(from: .deal, to: .company, number: 5, back: 6, label: "Primary"),
        Labelled(from: .company, to: .deal, number: 6, back: 5, label: "Primary"),
        Labelled(from: .ticket, to: .company, number: 26, back: 25, label: "Primary"),
        Labelled(from: .company, to: .ticket, number: 25, back: 26, label: "Primary"),
        Labelled(from: .company, to: .company, number: 14, back: 13, label: "Parent Company"),
        Labelled(from: .company, to: .company, number: 13, back: 14, label: "Child Company"),
    ]

    static let unlabelled: [HubSpotObjectType: [HubSpotObjectType: Int]] = [
        .contact: [
            .contact: 449, .company: 279, .deal: 4, .ticket: 15, .communication: 82, .note: 201, .task: 203,
            .call: 193, .email: 197, .meeting: 199,
        ],
        .company: [
            .contact: 280, .company: 450, .deal: 342, .ticket: 340, .communication: 88, .note: 189, .task: 191,
            .call: 181, .email: 185, .meeting: 187,
        ],
        .deal: [
            .contact: 3, .company: 341, .deal: 451, .ticket: 27, .communication: 86, .note: 213, .task: 215,
            .call: 205, .email: 209, .meeting: 211,
        ],
        .ticket: [
            .contact: 16, .company: 339, .deal: 28, .ticket: 452, .communication: 84, .note: 227, .task: 229,
            .call: 219, .email: 223, .meeting: 225,
        ],
        .communication: [.contact: 81, .company: 87, .deal: 85, .ticket: 83],
        .note: [.contact: 202, .company: 190, .deal: 214, .ticket: 228],
        .task: [.contact: 204, .company: 192, .deal: 216, .ticket: 230],
        .call: [.contact: 194, .company: 182, .deal: 206, .ticket: 220],
        .email: [.contact: 198, .company: 186, .deal: 210, .ticket: 224],
        .meeting: [.contact: 200, .company: 188, .deal: 212, .ticket: 226],
    ]
}
