import Domain

/// One condition of a search.
struct SearchFilter: Sendable {
    enum Subject: Sendable {
        case property(PropertyDefinition)
        case association(HubSpotObjectType)
    }

    enum Test: Sendable {
        case compare(Comparison, SearchValue)
        case between(SearchValue, SearchValue)
        case isIn([SearchValue], negated: Bool)
        case hasValue(negated: Bool)
        case hasToken(TokenPattern, negated: Bool)
    }

    enum Comparison: String, Sendable {
        case less = "LT"
        case atMost = "LTE"
        case greater = "GT"
        case atLeast = "GTE"
        case equal = "EQ"
        case different = "NEQ"
    }

    let subject: Subject
    let test: Test

    init(_ filter: JSON, _ catalogue: PropertyCatalogue) throws(HubSpotRefusal) {
        let name = filter["propertyName"]?.string ?? ""
        if name.hasPrefix("associations.") {
            guard let type = HubSpotObjectType(segment: String(name.dropFirst("associations.".count))) else {
                throw .unknownProperty(name)
            }
            subject = .association(type)
            test = try Self.test(filter, PropertyDefinition(name: name, label: name))
        } else {
            guard let property = catalogue[name] else { throw .unknownProperty(name) }
            subject = .property(property)
            test = try Self.test(filter, property)
        }
    }

    private static func test(_ filter: JSON, _ property: PropertyDefinition) throws(HubSpotRefusal) -> Test {
        let word = filter["operator"]?.string ?? ""
        if let comparison = Comparison(rawValue: word) {
            return .compare(comparison, try value(filter["value"], property))
        }
        switch word {
        case "BETWEEN": return .between(try value(filter["value"], property), try value(filter["highValue"], property))
        case "IN": return .isIn(try values(filter, property), negated: false)
        case "NOT_IN": return .isIn(try values(filter, property), negated: true)
        case "HAS_PROPERTY": return .hasValue(negated: false)
        case "NOT_HAS_PROPERTY": return .hasValue(negated: true)
        case "CONTAINS_TOKEN": return .hasToken(TokenPattern(filter["value"]?.string ?? ""), negated: false)
        case "NOT_CONTAINS_TOKEN": return .hasToken(TokenPattern(filter["value"]?.string ?? ""), negated: true)
        default: throw .validation("Invalid operator: \(word)")
        }
    }

    private static func values(_ filter: JSON, _ property: PropertyDefinition) throws(HubSpotRefusal) -> [SearchValue] {
        let raw = filter["values"]?.array ?? []
        guard !raw.isEmpty, raw.count <= 100 else { throw .validation("values must hold 1 to 100 values.") }
        var values: [SearchValue] = []
        for entry in raw { values.append(try value(entry, property)) }
        return values
    }

    private static func value(_ value: JSON?, _ property: PropertyDefinition) throws(HubSpotRefusal) -> SearchValue {
        guard let text = value?.string, let parsed = SearchValue(text, property) else {
            throw .validation("\(value?.string ?? "nothing") is not a valid value of \(property.name).")
        }
        return parsed
    }
}

extension SearchFilter {
    func matches(_ value: SearchValue?, text: @autoclosure () -> String?) -> Bool {
        switch test {
        case .compare(let comparison, let wanted): comparison.holds(value, wanted)
        case .between(let low, let high): value.map { $0 >= low && $0 <= high } ?? false
        case .isIn(let wanted, let negated): value.map { wanted.contains($0) != negated } ?? false
        case .hasValue(let negated): (value != nil) != negated
        case .hasToken(let pattern, let negated): pattern.matches(text() ?? "") != negated
        }
    }
}

extension SearchFilter.Comparison {
    /// Records without the value match no comparison.
    fileprivate func holds(_ value: SearchValue?, _ wanted: SearchValue) -> Bool {
        guard let value else { return false }
        return switch self {
        case .less: value < wanted
        case .atMost: value <= wanted
        case .greater: value > wanted
        case .atLeast: value >= wanted
        case .equal: value == wanted
        case .different: value != wanted
        }
    }
}
