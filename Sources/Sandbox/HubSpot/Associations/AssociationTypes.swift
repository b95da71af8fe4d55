/// The types of association an account has: HubSpot's own, and the labels somebody added. Each type has a direction;
/// the number of the way back is another one, or the same where a label reads alike from both ends.
struct AssociationTypes: Sendable {
    struct Kind: Hashable, Sendable {
        let number: Int
        var label: String?

        var category: String { number < firstOwn ? "HUBSPOT_DEFINED" : "USER_DEFINED" }
    }

    struct Labelled: Sendable {
        let from: HubSpotObjectType
        let to: HubSpotObjectType
        let number: Int
        let back: Int
        var label: String

        var kind: Kind { Kind(number: number, label: label) }
    }

    /// HubSpot counts both categories from 1; here they are kept apart, so that a number alone says which it is.
    static let firstOwn = 10_001

    private var labelled = Self.standard
    private var nextNumber = Self.firstOwn

    /// The type without a label, or nil where the two kinds of record cannot be associated.
    static func unlabelled(from: HubSpotObjectType, to: HubSpotObjectType) -> Int? {
        unlabelled[from]?[to]
    }

    /// Every type that leads from one kind to the other, with its label.
    func all(from: HubSpotObjectType, to: HubSpotObjectType) -> [Kind] {
        let plain = Self.unlabelled(from: from, to: to).map { [Kind(number: $0)] } ?? []
        return plain + labelled.filter { $0.from == from && $0.to == to }.map(\.kind)
    }

    /// The number of the same association seen from the other end.
    func reversed(_ number: Int, from: HubSpotObjectType, to: HubSpotObjectType) -> Int? {
        if number == Self.unlabelled(from: from, to: to) { return Self.unlabelled(from: to, to: from) }
        return labelled.first { $0.from == from && $0.to == to && $0.number == number }?.back
    }

    /// The kind of record a type leads to.
    func target(of kind: (number: Int, category: String), from: HubSpotObjectType) -> HubSpotObjectType? {
        HubSpotObjectType.allCases.first { to in
            all(from: from, to: to).contains { $0.number == kind.number && $0.category == kind.category }
        }
    }

    // MARK: Labels of the account's own

    /// Adds a label and returns its types: one where it reads alike from both ends, otherwise one for each direction.
    mutating func add(
        _ label: String, inverse: String?, from: HubSpotObjectType, to: HubSpotObjectType
    ) -> [Kind] {
        let number = nextNumber
        let back = inverse == nil ? number : number + 1
        nextNumber = back + 1
        let there = Labelled(from: from, to: to, number: number, back: back, label: label)
        let wayBack = Labelled(from: to, to: from, number: back, back: number, label: inverse ?? label)
        let isOneType = inverse == nil
        labelled += isOneType && from == to ? [there] : [there, wayBack]
        return isOneType ? [there.kind] : [there.kind, wayBack.kind]
    }

    /// False where no label of the account's own has this number. HubSpot's own cannot be changed.
    mutating func rename(_ number: Int, _ label: String, inverse: String?, from: HubSpotObjectType) -> Bool {
        guard number >= Self.firstOwn,
            let place = labelled.firstIndex(where: { $0.number == number && $0.from == from })
        else { return false }
        labelled[place].label = label
        let (to, back) = (labelled[place].to, labelled[place].back)
        for other in labelled.indices where other != place {
            guard labelled[other].number == back, labelled[other].from == to else { continue }
            labelled[other].label = back == number ? label : inverse ?? labelled[other].label
        }
        return true
    }

    /// Takes a label of the account's own away in both directions and returns what is gone.
    mutating func remove(_ number: Int) -> [Labelled] {
        guard number >= Self.firstOwn else { return [] }
        let gone = labelled.filter { $0.number == number || $0.back == number }
        labelled.removeAll { $0.number == number || $0.back == number }
        return gone
    }
}
