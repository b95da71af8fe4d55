import Domain

/// A call HubSpot does not carry out, in the words it uses.
struct HubSpotRefusal: Error {
    struct Detail: Sendable {
        var message: String
        var code: String?
        var place: String?
        var context: [String: [String]] = [:]
    }

    var status: Int
    var category: String
    var message: String
    var subCategory: String?
    var context: [String: [String]] = [:]
    var details: [Detail] = []
    /// Further fields at the top, such as a rate limit's policy.
    var extra: [String: JSON] = [:]
    var headers: HTTPHeaders = [:]

    static func validation(_ message: String, _ details: [Detail] = []) -> Self {
        Self(status: 400, category: "VALIDATION_ERROR", message: message, details: details)
    }

    static func properties(_ details: [Detail]) -> Self {
        validation("Property values were not valid", details)
    }

    static let notFound = Self(status: 404, category: "OBJECT_NOT_FOUND", message: "resource not found")

    static let methodNotAllowed = Self(status: 405, category: "INVALID_METHOD", message: "Method Not Allowed")

    static func conflict(_ message: String) -> Self {
        Self(status: 409, category: "CONFLICT", message: message)
    }

    static let noCredentials = Self(
        status: 401, category: "INVALID_AUTHENTICATION",
        message:
            "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more "
            + "details at https://developers.hubspot.com/docs/methods/auth/oauth-overview")

    static func expired(at moment: Timestamp) -> Self {
        Self(
            status: 401, category: "EXPIRED_AUTHENTICATION", message: "The OAuth token used to make this call expired.",
            context: ["expire time": [HubSpotTime.text(moment)]])
    }

    static func missingScopes(_ scopes: [String]) -> Self {
        Self(
            status: 403, category: "MISSING_SCOPES",
            message: "This app hasn't been granted all required scopes to make this call.",
            details: [
                Detail(
                    message: "One or more of the following scopes are required.",
                    context: ["requiredGranularScopes": scopes])
            ])
    }

    static let uriTooLong = Self(status: 414, category: "URI_TOO_LONG", message: "URI Too Long")
}

extension HubSpotRefusal {
    /// The body of an answer.
    func json(correlationID: String? = nil) -> JSON {
        var fields = extra
        fields["status"] = "error"
        fields["message"] = .string(message)
        if !category.isEmpty { fields["category"] = .string(category) }
        if let subCategory { fields["subCategory"] = .string(subCategory) }
        if let correlationID { fields["correlationId"] = .string(correlationID) }
        if !context.isEmpty { fields["context"] = Self.json(context) }
        if !details.isEmpty { fields["errors"] = .array(details.map(Self.json)) }
        return .object(fields)
    }

    /// In a batch's `errors` all fields are there, and no correlation id is.
    var batchJSON: JSON {
        var fields: [String: JSON] = ["context": [:], "errors": [], "links": [:]]
        fields.merge(json().object) { $1 }
        return .object(fields)
    }

    private static func json(_ context: [String: [String]]) -> JSON {
        .object(context.mapValues { .array($0.map(JSON.string)) })
    }

    private static func json(_ detail: Detail) -> JSON {
        var fields: [String: JSON] = ["message": .string(detail.message)]
        if let code = detail.code { fields["code"] = .string(code) }
        if let place = detail.place { fields["in"] = .string(place) }
        if !detail.context.isEmpty { fields["context"] = json(detail.context) }
        return .object(fields)
    }
}
