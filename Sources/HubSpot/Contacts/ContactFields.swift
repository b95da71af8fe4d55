import Domain

/// Which properties of a contact the mirror needs, by HubSpot's names.
struct ContactFields: Sendable {
    let phoneProperties: [String]

    /// `hs_merged_object_ids` tells of merges that no webhook told us.
    private static let identity = [
        "firstname", "lastname", "email", "hubspot_owner_id", "lastmodifieddate", "hs_merged_object_ids",
    ]

    var names: [String] { Self.identity + phoneProperties }
    var json: JSON { .array(names.map { .string($0) }) }
}
