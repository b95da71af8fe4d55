public import Domain

extension HubSpotClient {
    /// HubSpot refuses long URLs with 414, by the lowest report from about 8,000 characters on. Half is safe.
    static let urlCharactersMax = 4000

    /// One contact as it is now, with these properties, in one call. `HubSpotFailure.notFound` = deleted.
    ///
    /// A merged contact's old id may answer with its survivor: compare ids.
    public func contactRecord(
        _ id: ContactID, properties: [String]
    ) async throws(HubSpotFailure) -> ContactRecord {
        let query = HubSpotPaths.query(["properties": properties.joined(separator: ",")])
        let path = paths.object(.contacts, id.value) + query
        if path.utf8.count <= Self.urlCharactersMax {
            return ContactRecord(try await answer(.get(path), WireRecord.init))
        }
        let found = try await records(.contact, ids: [id.value], properties: properties)
        guard let record = found.first else { throw .notFound("contact \(id)") }
        return ContactRecord(record)
    }

    /// Creates a contact. HubSpot wants a name or an e-mail address: without, it is told before HubSpot is asked.
    ///
    /// `HubSpotFailure.conflict` names the contact that has the e-mail address already. After
    /// `HubSpotFailure.unknownOutcome` look before trying again: HubSpot keeps no numbers apart.
    public func createContact(
        _ values: [String: String], company: CompanyID? = nil
    ) async throws(HubSpotFailure) -> ContactRecord {
        let names = ["email", "firstname", "lastname"]
        let hasName = names.contains { values[$0].map { !$0.allSatisfy(\.isWhitespace) } ?? false }
        if !hasName {
            throw .invalid(
                "HubSpot makes no contact of a phone number alone: give at least an e-mail address, a first name or "
                    + "a last name",
                problems: names.map {
                    PropertyProblem(property: $0, message: "One of these three is needed.", code: "REQUIRED_FIELD")
                })
        }
        let links = RecordLinks(companies: [company].compactMap(\.self))
        let filled = values.filter { !$0.value.isEmpty }.mapValues { JSON.string($0) }
        return ContactRecord(try await create(.contact, filled, links: links))
    }

    /// Writes properties of a contact; an empty text clears one. Doing it twice does no harm. No values, no call: the
    /// contact is read instead.
    public func updateContact(
        _ id: ContactID, _ values: [String: String]
    ) async throws(HubSpotFailure) -> ContactRecord {
        if values.isEmpty { return try await contactRecord(id, properties: contactFields.names) }
        return ContactRecord(try await update(.contact, id.value, values.mapValues { .string($0) }))
    }
}

extension HubSpotClient {
    /// Erases a contact for good, with whatever hangs on it alone, for somebody who wants to be forgotten. One that is
    /// gone is no failure.
    public func eraseContact(_ id: ContactID) async throws(HubSpotFailure) {
        do {
            _ = try await send(.post(paths.object(.contacts, "gdpr-delete"), ["objectId": .string(id.value)]))
        } catch {
            if case .notFound = error { return }
            throw error
        }
    }
}

extension ContactRecord {
    fileprivate init(_ record: WireRecord) {
        self.init(
            id: ContactID(record.id), values: record.values, createdAt: record.createdAt,
            modifiedAt: record.values["lastmodifieddate"].flatMap(HubSpotTime.read) ?? record.modifiedAt,
            isArchived: record.isArchived)
    }
}
