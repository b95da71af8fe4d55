import Domain

/// An error as webhooks carry it, in `errors[]` of values, messages and statuses.
struct ErrorReport {
    var code: Int64?
    /// Meta's title or message and its details, never empty.
    var text: String

    init(_ json: JSON) {
        code = json["code"]?.integer
        let title = json["title"]?.text ?? json["message"]?.text
        let details = json["error_data"]?["details"]?.text ?? json["details"]?.text
        let parts = [title, details == title ? nil : details].compactMap(\.self)
        text = parts.isEmpty ? RawJSON.text(of: json) : parts.joined(separator: ": ")
    }
}
