import Domain

/// A contact as HubSpot writes it, and the ids that were merged into it. Reading these is most of a first import's
/// work.
struct WireContact {
    var contact: Contact
    var merged: [ContactID]

    /// `nil` without an id or properties. HubSpot writes both always.
    init?(_ json: JSON, _ fields: ContactFields) {
        guard let id = json["id"]?.text.map({ ContactID($0) }), let properties = json["properties"] else { return nil }
        contact = Contact(
            id: id, firstName: properties["firstname"]?.text, lastName: properties["lastname"]?.text,
            email: properties["email"]?.text, owner: properties["hubspot_owner_id"]?.text.map { OwnerID($0) },
            phones: Self.phones(properties, fields),
            // Contacts alone call it so; all other objects say `hs_lastmodifieddate`.
            modifiedAt: properties["lastmodifieddate"]?.time ?? json["updatedAt"]?.time ?? .beginning,
            isArchived: json["archived"]?.bool ?? false)
        merged = Self.ids(properties["hs_merged_object_ids"]?.text).filter { $0 != id }
    }

    private static func phones(_ properties: JSON, _ fields: ContactFields) -> [ContactPhone] {
        fields.phoneProperties.compactMap { name in
            properties[name]?.text.map { ContactPhone(property: name, text: $0) }
        }
    }

    /// `1;2;3`
    private static func ids(_ text: String?) -> [ContactID] {
        guard let text else { return [] }
        return text.split { $0 == ";" || $0 == "," || $0 == " " }.map { ContactID(String($0)) }
    }
}

/// A page of contacts, of a list, a search or a batch read.
struct WireContacts {
    var contacts: [Contact]
    var merges: [ContactMerge]
    var after: String?
    var total: Int?
    var failures: [ErrorBody]

    init?(_ json: JSON, _ fields: ContactFields) {
        guard let results = json.results({ WireContact($0, fields) }) else { return nil }
        contacts = results.map(\.contact)
        merges = results.flatMap { result in
            result.merged.map { ContactMerge(from: $0, into: result.contact.id) }
        }
        after = json.nextPage
        total = json["total"]?.integer.flatMap { Int(exactly: $0) }
        failures = json.failures
    }
}
