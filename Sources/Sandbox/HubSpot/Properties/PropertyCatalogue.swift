/// The properties of one kind of record, HubSpot's and those the account added, and the groups they stand in.
struct PropertyCatalogue: Sendable {
    /// HubSpot's own bound.
    static let uniquePropertiesMax = 10

    private(set) var definitions: [PropertyDefinition]
    private(set) var archived: [PropertyDefinition] = []
    var groups: [PropertyGroup]
    private var places: [String: Int]

    init(_ definitions: [PropertyDefinition]) {
        self.definitions = definitions
        places = Self.places(definitions)
        var names: [String] = []
        for group in definitions.map(\.group) where !names.contains(group) { names.append(group) }
        groups = names.enumerated().map { place, name in
            PropertyGroup(name: name, label: name, displayOrder: place, isHubSpotDefined: true)
        }
    }

    subscript(name: String) -> PropertyDefinition? {
        places[name].map { definitions[$0] }
    }

    /// False where the name is taken.
    mutating func add(_ definition: PropertyDefinition) -> Bool {
        guard places[definition.name] == nil else { return false }
        archived.removeAll { $0.name == definition.name }
        places[definition.name] = definitions.count
        definitions.append(definition)
        return true
    }

    mutating func replace(_ definition: PropertyDefinition) {
        guard let place = places[definition.name] else { return }
        definitions[place] = definition
    }

    mutating func archive(_ name: String) {
        guard let place = places[name] else { return }
        archived.append(definitions.remove(at: place))
        places = Self.places(definitions)
    }

    private static func places(_ definitions: [PropertyDefinition]) -> [String: Int] {
        Dictionary(definitions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    }
}
