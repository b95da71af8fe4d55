import Domain

/// One property of one kind of record, as the properties API describes it.
struct PropertyDefinition: Sendable {
    enum ValueType: String, Sendable {
        case string, number, bool, enumeration, date, datetime
        case phoneNumber = "phone_number"
    }

    struct Option: Sendable {
        let value: String
        let label: String
        var isHidden = false
    }

    let name: String
    var label: String
    var type: ValueType = .string
    var fieldType = "text"
    var group = "contactinformation"
    var options: [Option] = []
    var isReadOnly = false
    var isCalculated = false
    var isUnique = false
    var isHubSpotDefined = true
    /// The options are the account's owners.
    var holdsOwner = false
    var summary = ""
    /// Negative: after those that have a place.
    var displayOrder = -1
    var isHidden = false
    var createdAt = Self.accountMade
    var updatedAt = Self.accountMade

    /// 10 January 2024, when the account was made with all that HubSpot defines.
    static let accountMade = Timestamp(seconds: 1_704_877_200)

    var isMultiple: Bool { type == .enumeration && fieldType == "checkbox" }

    static func text(_ name: String, _ label: String) -> Self { Self(name: name, label: label) }

    static func longText(_ name: String, _ label: String) -> Self {
        Self(name: name, label: label, fieldType: "textarea")
    }

    static func html(_ name: String, _ label: String) -> Self { Self(name: name, label: label, fieldType: "html") }

    static func phone(_ name: String, _ label: String) -> Self {
        Self(name: name, label: label, fieldType: "phonenumber")
    }

    static func number(_ name: String, _ label: String) -> Self {
        Self(name: name, label: label, type: .number, fieldType: "number")
    }

    static func moment(_ name: String, _ label: String) -> Self {
        Self(name: name, label: label, type: .datetime, fieldType: "date")
    }

    static func choice(
        _ name: String, _ label: String, _ options: KeyValuePairs<String, String>, fieldType: String = "select"
    ) -> Self {
        Self(
            name: name, label: label, type: .enumeration, fieldType: fieldType,
            options: options.map { Option(value: $0.key, label: $0.value) })
    }

    static let owner = Self(
        name: "hubspot_owner_id", label: "Record owner", type: .enumeration, fieldType: "select", holdsOwner: true)

    /// Kept or derived by HubSpot.
    static func system(_ name: String, _ label: String, _ type: ValueType = .string, calculated: Bool = false) -> Self {
        Self(
            name: name, label: label, type: type, fieldType: calculated ? "calculation_equation" : fieldType(of: type),
            isReadOnly: true, isCalculated: calculated)
    }

    private static func fieldType(of type: ValueType) -> String {
        switch type {
        case .string: "text"
        case .phoneNumber: "phonenumber"
        case .number: "number"
        case .bool: "booleancheckbox"
        case .enumeration: "select"
        case .date, .datetime: "date"
        }
    }

    func inGroup(_ group: String) -> Self {
        var copy = self
        copy.group = group
        return copy
    }
}
