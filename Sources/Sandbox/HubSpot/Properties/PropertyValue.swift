/// Whether a written value fits its property, and the form it is kept in.
enum PropertyValue {
    /// Stated for string properties; counted as Java counts, in UTF-16 units.
    static let longestText = 65_536

    struct Problem: Error {
        let code: String
        let message: String
    }

    static func checked(
        _ text: String, for property: PropertyDefinition, ownerExists: (String) -> Bool
    ) throws(Problem) -> String {
        guard !property.isReadOnly else {
            throw Problem(
                code: "READ_ONLY_VALUE",
                message: "\"\(property.name)\" is a read only property; its value cannot be set.")
        }
        guard !text.isEmpty else { return "" }
        if property.holdsOwner {
            guard ownerExists(text) else {
                throw Problem(code: "INVALID_OWNER_ID", message: "Owner \(text) does not exist")
            }
            return text
        }
        return try typed(text, property)
    }

    private static func typed(_ text: String, _ property: PropertyDefinition) throws(Problem) -> String {
        switch property.type {
        case .string, .phoneNumber:
            return try plain(text, property)
        case .number:
            guard let number = Double(text), number.isFinite else {
                throw Problem(code: "INVALID_INTEGER", message: "\(text) was not a valid number.")
            }
            return text
        case .bool:
            guard text == "true" || text == "false" else {
                throw Problem(code: "INVALID_BOOLEAN", message: "\(text) was not a valid boolean.")
            }
            return text
        case .enumeration:
            return try option(text, property)
        case .date, .datetime:
            guard let moment = HubSpotTime.parse(text) else {
                throw Problem(code: "INVALID_DATE", message: "\(text) was not a valid date.")
            }
            return property.type == .date ? HubSpotTime.dateText(moment) : HubSpotTime.text(moment)
        }
    }

    private static func plain(_ text: String, _ property: PropertyDefinition) throws(Problem) -> String {
        guard text.utf16.count <= longestText else {
            throw Problem(
                code: "INVALID_LENGTH", message: "\(property.name) must be at most \(longestText) characters long.")
        }
        guard property.name != "email" || isAddress(text) else {
            throw Problem(code: "INVALID_EMAIL", message: "Email address \(text) is invalid")
        }
        return text
    }

    private static func option(_ text: String, _ property: PropertyDefinition) throws(Problem) -> String {
        let values = property.isMultiple ? text.split(separator: ";").map(String.init) : [text]
        for value in values where !property.options.contains(where: { $0.value == value }) {
            throw Problem(code: "INVALID_OPTION", message: "\"\(value)\" is not one of the allowed options")
        }
        return text
    }

    private static func isAddress(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, !text.contains(where: \.isWhitespace) else { return false }
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
    }
}
