/// Who belongs to whom, kept from both ends.
struct AssociationStore: Sendable {
    struct End: Hashable, Sendable {
        let type: HubSpotObjectType
        let id: Int64
    }

    struct Linked: Sendable {
        let id: Int64
        let kinds: [AssociationTypes.Kind]
    }

    var types = AssociationTypes()
    private var numbers: [End: [HubSpotObjectType: [Int64: Set<Int>]]] = [:]

    /// What an end is associated with, by ascending id, with the types in the direction asked for.
    func linked(_ from: End, to type: HubSpotObjectType) -> [Linked] {
        guard let found = numbers[from]?[type] else { return [] }
        let kinds = types.all(from: from.type, to: type)
        return found.sorted { $0.key < $1.key }.map { id, numbers in
            Linked(id: id, kinds: kinds.filter { numbers.contains($0.number) })
        }
    }

    func ids(_ from: End, to type: HubSpotObjectType) -> [Int64] {
        numbers[from]?[type]?.keys.sorted() ?? []
    }

    func areLinked(_ from: End, _ to: End) -> Bool {
        numbers[from]?[to.type]?[to.id] != nil
    }

    /// A labelled association is a plain one as well.
    mutating func add(_ from: End, _ to: End, number: Int) {
        for number in [AssociationTypes.unlabelled(from: from.type, to: to.type), number] {
            guard let number, let back = types.reversed(number, from: from.type, to: to.type) else {
                continue
            }
            numbers[from, default: [:]][to.type, default: [:]][to.id, default: []].insert(number)
            numbers[to, default: [:]][from.type, default: [:]][from.id, default: []].insert(back)
        }
    }

    mutating func remove(_ from: End, _ to: End) {
        numbers[from]?[to.type]?[to.id] = nil
        numbers[to]?[from.type]?[from.id] = nil
    }

    /// Takes the labels off and leaves the plain association.
    mutating func removeLabel(_ from: End, _ to: End, number: Int) {
        guard number != AssociationTypes.unlabelled(from: from.type, to: to.type) else { return }
        guard let back = types.reversed(number, from: from.type, to: to.type) else { return }
        numbers[from]?[to.type]?[to.id]?.remove(number)
        numbers[to]?[from.type]?[from.id]?.remove(back)
    }

    /// No pair has the label any longer; the plain associations stay.
    mutating func removeLabel(_ label: AssociationTypes.Labelled) {
        for end in numbers.keys where end.type == label.from {
            for id in numbers[end]?[label.to].map({ Array($0.keys) }) ?? [] {
                numbers[end]?[label.to]?[id]?.remove(label.number)
            }
        }
    }

    mutating func removeAll(_ end: End) {
        for other in others(of: end) { remove(end, other) }
        numbers[end] = nil
    }

    /// After a merge: what belonged to the one belongs to the other.
    mutating func move(_ end: End, to survivor: End) {
        for other in others(of: end) where other != survivor {
            for number in numbers[end]?[other.type]?[other.id] ?? [] { add(survivor, other, number: number) }
        }
        removeAll(end)
    }

    private func others(of end: End) -> [End] {
        (numbers[end] ?? [:]).flatMap { type, ids in ids.keys.map { End(type: type, id: $0) } }
    }
}
