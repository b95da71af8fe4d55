import Domain

/// One condition of a search.
struct SearchFilter: Sendable {
    var json: JSON

    init(_ property: String, _ operation: String, _ value: String) {
        json = ["propertyName": .string(property), "operator": .string(operation), "value": .string(value)]
    }

    /// Groups are alternatives (at most 5), the filters of a group must all hold (at most 6).
    static func query(anyOf groups: [[SearchFilter]], sortedBy property: String? = nil) -> [String: JSON] {
        precondition(groups.count <= 5 && groups.allSatisfy { $0.count <= 6 })
        var body: [String: JSON] = [
            "filterGroups": .array(groups.map { ["filters": .array($0.map(\.json))] })
        ]
        if let property {
            body["sorts"] = [["propertyName": .string(property), "direction": "ASCENDING"]]
        }
        return body
    }
}
