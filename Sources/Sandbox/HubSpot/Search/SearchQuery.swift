import Domain

/// A search as sent, checked against every limit HubSpot has.
struct SearchQuery: Sendable {
    private static let longestBody = 3000
    private static let mostGroups = 5
    private static let mostFiltersPerGroup = 6
    private static let mostFilters = 18
    private static let mostResults = 10_000

    /// Any of these groups; all filters of a group.
    let groups: [[SearchFilter]]
    let words: [String]
    let sort: Sort?
    let properties: [String]
    let limit: Int
    let offset: Int

    struct Sort: Sendable {
        let property: String
        let isDescending: Bool
    }

    init(_ request: HubSpotRequest, type: HubSpotObjectType, catalogue: PropertyCatalogue) throws(HubSpotRefusal) {
        guard
            request.body.count <= Self.longestBody
                || String(decoding: request.body, as: UTF8.self).count <= Self.longestBody
        else {
            throw .validation("The request body is over the limit of \(Self.longestBody) characters.")
        }
        let body = try request.json()
        groups = try Self.groups(body["filterGroups"]?.array ?? [], type, catalogue)
        words = (body["query"]?.text ?? "").lowercased().split(whereSeparator: \.isWhitespace).map { String($0) }
        sort = try Self.sort(body["sorts"]?.array ?? [], catalogue)
        properties = body.texts("properties")
        limit = try Self.number(body["limit"], "limit", standard: 10, in: 1...200)
        offset = try Self.number(body["after"], "after", standard: 0, in: 0...Self.mostResults)
        guard offset + limit <= Self.mostResults else {
            throw .validation("A search can page through \(Self.mostResults) results at most.")
        }
    }

    private static func number(
        _ value: JSON?, _ name: String, standard: Int, in range: ClosedRange<Int>
    ) throws(HubSpotRefusal) -> Int {
        guard let value, value != "" else { return standard }
        guard let number = value.integer.map({ Int($0) }), range.contains(number) else {
            throw .validation("\(name) must be between \(range.lowerBound) and \(range.upperBound).")
        }
        return number
    }

    private static func groups(
        _ groups: [JSON], _ type: HubSpotObjectType, _ catalogue: PropertyCatalogue
    ) throws(HubSpotRefusal) -> [[SearchFilter]] {
        guard groups.count <= mostGroups else { throw .validation("At most \(mostGroups) filter groups are allowed.") }
        var parsed: [[SearchFilter]] = []
        for group in groups {
            let filters = group["filters"]?.array ?? []
            guard filters.count <= mostFiltersPerGroup else {
                throw .validation("At most \(mostFiltersPerGroup) filters are allowed in a group.")
            }
            var group: [SearchFilter] = []
            for filter in filters { group.append(try SearchFilter(filter, catalogue)) }
            parsed.append(group)
        }
        guard parsed.reduce(0, { $0 + $1.count }) <= mostFilters else {
            throw .validation("At most \(mostFilters) filters are allowed in all.")
        }
        return parsed
    }

    /// An object, or a name with a minus for descending as the older client sends it.
    private static func sort(_ sorts: [JSON], _ catalogue: PropertyCatalogue) throws(HubSpotRefusal) -> Sort? {
        guard sorts.count <= 1 else { throw .validation("Only one sort is allowed.") }
        guard let sort = sorts.first else { return nil }
        let name = sort["propertyName"]?.string ?? sort.string ?? ""
        let plain = name.hasPrefix("-") ? String(name.dropFirst()) : name
        guard catalogue[plain] != nil else { throw .unknownProperty(plain) }
        return Sort(property: plain, isDescending: name.hasPrefix("-") || sort["direction"]?.string == "DESCENDING")
    }
}

extension HubSpotRefusal {
    static func unknownProperty(_ name: String) -> Self {
        .properties([.property(name, "PROPERTY_DOESNT_EXIST", "Property \"\(name)\" does not exist")])
    }
}
