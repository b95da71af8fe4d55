public import Domain

/// Why linking settings were not changed.
public enum LinkSettingsRefusal: ExplainedFailure, Equatable {
    /// Not a field that a link by hand may replace.
    case notReplaceable(String, allowed: [String])
    case unknownProperty(String)
    /// It holds something else than text.
    case noPhones(String)
    /// It is read anyway, or says who the contact is.
    case readAnyway(String)
    case tooMany(Int)

    public var word: String {
        switch self {
        case .notReplaceable: "not_replaceable"
        case .unknownProperty: "unknown_property"
        case .noPhones: "no_phones"
        case .readAnyway: "read_anyway"
        case .tooMany: "too_many"
        }
    }

    public var sentence: String {
        switch self {
        case .notReplaceable(let name, let allowed):
            "A link by hand can replace \(allowed.joined(separator: ", ")), or nothing, but not “\(name)”."
        case .unknownProperty(let name):
            "HubSpot’s contacts have no field “\(name)”. Its internal name stands in HubSpot’s settings, at the field."
        case .noPhones(let name):
            "“\(name)” is no text field, so it holds no phones. Choose a field of text or of phone numbers."
        case .readAnyway(let name):
            "“\(name)” is read anyway; only other fields can be added."
        case .tooMany(let count):
            "At most \(LinkSettings.furtherPropertiesMax) further fields are read for phones, and these are \(count)."
        }
    }

    public var level: FailureLevel { .info }
}
