/// All fields of one kind of record, in the order in which a page shows them.
public struct PropertyCatalog: Sendable, Equatable {
    public struct Section: Sendable, Equatable {
        public var group: PropertyGroup
        public var properties: [PropertyDefinition]

        public init(group: PropertyGroup, properties: [PropertyDefinition]) {
            self.group = group
            self.properties = properties
        }
    }

    /// By group, then within it; places below zero come after the others, equal places go by label. Hidden fields and
    /// empty groups are left out. A group that nobody described stands last, under its name.
    public let sections: [Section]
    /// When HubSpot told it; `nil` = not known.
    public var readAt: Timestamp?
    private let byName: [String: PropertyDefinition]

    public init(groups: [PropertyGroup], properties: [PropertyDefinition]) {
        byName = Dictionary(properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(groups.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let shown = Dictionary(grouping: properties.filter { !$0.isHidden }, by: \.group)
        sections = shown.map { name, properties in
            Section(
                group: known[name] ?? PropertyGroup(name: name, label: name, displayOrder: .min),
                properties: properties.sorted { Place($0) < Place($1) })
        }.sorted { Place($0.group) < Place($1.group) }
    }

    /// Hidden ones too: a record's value may need its label.
    public subscript(name: String) -> PropertyDefinition? { byName[name] }

    public var count: Int { byName.count }
}

private struct Place: Comparable {
    let order: Int
    let label: String
    let name: String

    init(_ property: PropertyDefinition) {
        self.init(property.displayOrder, property.label, property.name)
    }

    init(_ group: PropertyGroup) {
        self.init(group.displayOrder, group.label, group.name)
    }

    /// -1 is after all that have a place, and a group of which nothing is known after that.
    private init(_ order: Int, _ label: String, _ name: String) {
        self.order = order >= 0 ? order : order == .min ? .max : .max - 1
        self.label = label.lowercased()
        self.name = name
    }

    static func < (left: Place, right: Place) -> Bool {
        (left.order, left.label, left.name) < (right.order, right.label, right.name)
    }
}
