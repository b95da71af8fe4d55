/// The properties of one kind of record: HubSpot's and those the account added.
struct PropertyCatalogue: Sendable {
    private(set) var definitions: [PropertyDefinition]
    private var places: [String: Int]

    init(_ definitions: [PropertyDefinition]) {
        self.definitions = definitions
        places = Dictionary(uniqueKeysWithValues: definitions.enumerated().map { ($1.name, $0) })
    }

    subscript(name: String) -> PropertyDefinition? {
        places[name].map { definitions[$0] }
    }

    /// False where the name is taken.
    mutating func add(_ definition: PropertyDefinition) -> Bool {
        guard places[definition.name] == nil else { return false }
        places[definition.name] = definitions.count
        definitions.append(definition)
        return true
    }
}
