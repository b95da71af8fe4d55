/// The values of one record. A list, since records hold a dozen values and there may be a million records.
struct PropertyBag: Sendable, Equatable {
    private var pairs: [Pair] = []

    private struct Pair: Sendable, Equatable {
        let name: String
        var value: String
    }

    /// Empty text and nil both clear the value, as HubSpot has it.
    subscript(name: String) -> String? {
        get { pairs.first { $0.name == name }?.value }
        set {
            let place = pairs.firstIndex { $0.name == name }
            switch (place, newValue) {
            case (let place?, let value?) where !value.isEmpty: pairs[place].value = value
            case (let place?, _): pairs.remove(at: place)
            case (nil, let value?) where !value.isEmpty: pairs.append(Pair(name: name, value: value))
            case (nil, _): break
            }
        }
    }

    var names: [String] { pairs.map(\.name) }
}

extension PropertyBag {
    init(_ values: [String: String]) {
        self.init()
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { self[name] = value }
    }
}
