public import Domain

extension HubSpotClient {
    /// Every field of a kind of record: hundreds, in one call, in no order. They change rarely: keep them an hour.
    ///
    /// - Parameter locale: such as `de`, for the labels of HubSpot's own fields.
    public func properties(
        of type: RecordType = .contact, locale: String? = nil
    ) async throws(HubSpotFailure) -> [PropertyDefinition] {
        let query = HubSpotPaths.query(["archived": "false", "locale": locale])
        return try await answer(.get(paths.properties(type.objectType) + query)) {
            $0.results(PropertyDefinition.init)
        }
    }

    /// The headings under which they stand, in one call.
    public func propertyGroups(
        of type: RecordType = .contact, locale: String? = nil
    ) async throws(HubSpotFailure) -> [PropertyGroup] {
        let query = HubSpotPaths.query(["locale": locale])
        return try await answer(.get(paths.properties(type.objectType) + "/groups" + query)) {
            $0.results(PropertyGroup.init)
        }
    }

    /// Fields and headings in the order of a page: two calls.
    public func propertyCatalog(
        of type: RecordType = .contact, locale: String? = nil
    ) async throws(HubSpotFailure) -> PropertyCatalog {
        let groups = try await propertyGroups(of: type, locale: locale)
        return PropertyCatalog(groups: groups, properties: try await properties(of: type, locale: locale))
    }

    /// Up to 100 fields by name in one call; those that do not exist are left out. No names, no call.
    public func properties(
        named names: [String], of type: RecordType = .contact
    ) async throws(HubSpotFailure) -> [PropertyDefinition] {
        precondition(names.count <= Self.batchLimit)
        guard !names.isEmpty else { return [] }
        let inputs = Set(names).sorted().map { name -> JSON in ["name": .string(name)] }
        let body: JSON = ["archived": false, "dataSensitivity": "non_sensitive", "inputs": .array(inputs)]
        do {
            return try await answer(.post(paths.properties(type.objectType) + "/batch/read", body)) {
                $0.results(PropertyDefinition.init)
            }
        } catch {
            // All of them unknown may be a 404 of the whole instead of a 207.
            if case .notFound = error { return [] }
            throw error
        }
    }
}
