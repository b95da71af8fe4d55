import Domain
import Foundation

/// Which properties HubSpot would not take. It has four ways to say so, and may use several in one answer.
extension ErrorBody {
    /// At most 100, each property's first complaint only.
    var problems: [PropertyProblem] {
        var seen: Set<String> = []
        let all = details.flatMap(\.problems) + validations.prefix(100).compactMap(Self.problem) + missing
        // The same complaint comes twice when HubSpot says it in two ways; what names no property stays.
        return Array(all.filter { $0.property.isEmpty || seen.insert($0.property).inserted }.prefix(100))
    }

    /// Cuts `[{…}]` out of "Property values were not valid: [{…}]", so that no page shows JSON.
    mutating func takeValidations() {
        guard let text = message, let start = text.range(of: ": [{"), text.hasSuffix("}]") else { return }
        let list = text[text.index(start.lowerBound, offsetBy: 2)...]
        guard let json = try? JSON(parsing: Data(list.utf8)) else { return }
        validations += json.array
        message = String(text[..<start.lowerBound])
    }

    private static func problem(_ validation: JSON) -> PropertyProblem? {
        guard let message = (validation["message"] ?? validation["localizedErrorMessage"] ?? validation["error"])?.text
        else { return nil }
        return PropertyProblem(
            property: validation["name"]?.text ?? "", message: String(message.prefix(300)),
            code: validation["error"]?.text)
    }

    /// "Error creating TASK. Some required properties were not set." names them in the context.
    private var missing: [PropertyProblem] {
        guard category == "VALIDATION_ERROR", message?.contains("required propert") ?? false else { return [] }
        return (context["properties"] ?? []).map {
            PropertyProblem(property: $0, message: "HubSpot needs a value here.", code: "REQUIRED_FIELD")
        }
    }
}

extension ErrorBody.Detail {
    init(_ json: JSON) {
        message = json["message"]?.text
        code = (json["code"] ?? json["subCategory"])?.text
        place = json["in"]?.text
        context = ErrorBody.context(json["context"])
    }

    /// One for each property named; one without a name where none is.
    fileprivate var problems: [PropertyProblem] {
        guard let message = message ?? code else { return [] }
        let lists = [context["propertyName"], context["properties"], context["name"]].compactMap(\.self)
        // `in` says "properties" where it means the whole list.
        let named = lists.first ?? [place].compactMap(\.self).filter { $0 != "properties" && $0 != "body" }
        let names = named.isEmpty ? [""] : named
        return names.map { PropertyProblem(property: $0, message: String(message.prefix(300)), code: code) }
    }
}
