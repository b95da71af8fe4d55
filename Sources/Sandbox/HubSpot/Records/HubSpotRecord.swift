import Domain

/// One record as it was at one moment.
struct HubSpotRecord: Sendable {
    let id: Int64
    let type: HubSpotObjectType
    var values: PropertyBag
    let createdAt: Timestamp
    /// Strictly increasing over the store.
    var updatedAt: Timestamp
    var archivedAt: Timestamp?

    var isArchived: Bool { archivedAt != nil }

    /// A value as HubSpot shows it: stored, kept by the system, or derived. Nil for empty.
    func value(_ name: String) -> String? {
        switch name {
        case "hs_object_id": String(id)
        case type.createdProperty: HubSpotTime.text(createdAt)
        case type.modifiedProperty: HubSpotTime.text(updatedAt)
        default: derived(name) ?? values[name]
        }
    }

    private func derived(_ name: String) -> String? {
        guard type == .contact, name.hasPrefix("hs_") else { return nil }
        return CalculatedPhone.value(name, of: values) ?? fullName(name)
    }

    private func fullName(_ name: String) -> String? {
        guard name == "hs_full_name_or_email" else { return nil }
        let words = [values["firstname"], values["lastname"]].compactMap(\.self)
        return words.isEmpty ? values["email"] : words.joined(separator: " ")
    }

    /// The same value as a number of milliseconds, without the detour over text where it is a moment the store keeps.
    func moment(_ name: String) -> Timestamp? {
        switch name {
        case type.createdProperty: createdAt
        case type.modifiedProperty: updatedAt
        default: values[name].flatMap(HubSpotTime.parse)
        }
    }
}
