import Domain
import Foundation

/// HubSpot's error object, of which every field is optional: of a whole answer, or of one input of a batch.
struct ErrorBody: Sendable, Equatable {
    var message: String?
    /// Such as `VALIDATION_ERROR`.
    var category: String?
    var policyName: String?
    var correlationID: String?
    /// Values by name; what HubSpot writes as one text is a list of one.
    var context: [String: [String]] = [:]
    var details: [Detail] = []

    /// What HubSpot's property validation found, each with `name`, `error` and `message`. Older answers list it, newer
    /// ones write it as JSON into the message.
    var validations: [JSON] = []

    struct Detail: Sendable, Equatable {
        var message: String?
        var code: String?
        /// Such as `properties`, or the property itself.
        var place: String?
        var context: [String: [String]]
    }

    /// A body that is no JSON object leaves every field empty. Read up to 256 KiB: real ones are far smaller.
    init(_ reply: HTTPReply) {
        let json = reply.body.count <= 262_144 ? try? JSON(parsing: reply.body) : nil
        self.init(json ?? .null)
        correlationID = correlationID ?? reply.headers["X-HubSpot-Correlation-Id"]
    }

    init(_ json: JSON) {
        message = json["message"]?.text
        category = json["category"]?.text ?? json["errorType"]?.text
        policyName = json["policyName"]?.text
        correlationID = json["correlationId"]?.text
        context = Self.context(json["context"])
        details = (json["errors"]?.array ?? []).map(Detail.init)
        validations = json["validationResults"]?.array ?? []
        takeValidations()
    }

    /// Which limit a 429 is about. Some answers have it in the message only: "… your ten_secondly_rolling limit."
    var policy: RateFacts.Policy? {
        if let named = policyName.flatMap(RateFacts.Policy.init(rawValue:)) { return named }
        let text = message?.uppercased() ?? ""
        return [.tenSecondly, .daily, .secondly].first { text.contains($0.rawValue) }
    }

    /// HubSpot's message, cut to what a page can show, with the correlation id.
    var text: String {
        let message = message ?? details.compactMap(\.message).first ?? category ?? "no reason given"
        let correlation = correlationID.map { " (correlation id \($0.prefix(64)))" } ?? ""
        return message.prefix(500) + correlation
    }

    var requiredScopes: [String] {
        let places = [context] + details.map(\.context)
        let scopes = places.flatMap { ($0["requiredGranularScopes"] ?? []) + ($0["requiredScopes"] ?? []) }
        return Array(Set(scopes)).sorted()
    }

    /// Every text of the contexts: where HubSpot names the input that an error is about.
    var mentioned: Set<String> {
        Set(([context] + details.map(\.context)).flatMap { $0.values.joined() })
    }

    static func context(_ json: JSON?) -> [String: [String]] {
        (json?.object ?? [:]).mapValues { value in
            if case .array(let elements) = value { return elements.compactMap(\.string) }
            return [value.string].compactMap(\.self)
        }
    }
}
