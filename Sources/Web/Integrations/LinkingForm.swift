import Domain
import Linking
import Sync

/// The form of linking settings as a browser sends it: what is chosen, and what was shown before, so that only what
/// somebody changed is changed.
struct LinkingForm: Sendable {
    /// What no field is called, for "none of them".
    static let nothing = "-"
    /// Before the name of a field that is kept.
    static let keptPrefix = "keep:"

    private let form: [String: String]
    let before: LinkSettings
    let after: LinkSettings

    init(_ form: [String: String]) throws(WebFailure) {
        self.form = form
        before = LinkSettings(
            fuzzy: try Self.fuzzy(form["was_fuzzy"]), phoneProperty: Self.optional(form["was_phone_property"]),
            defaultRegion: try Self.region(form["was_default_region"]),
            furtherProperties: Self.names(form["was_further"] ?? ""))
        var kept = before.furtherProperties.filter { form[Self.keptPrefix + $0] != nil }
        if let added = Self.optional(form["add"]), !kept.contains(added) { kept.append(added) }
        after = LinkSettings(
            fuzzy: try Self.fuzzy(form["fuzzy"]), phoneProperty: Self.optional(form["phone_property"]),
            defaultRegion: try Self.region(form["default_region"]), furtherProperties: kept)
    }

    func change(author: Author) -> LinkSettingsChange {
        func choice<Value>(_ value: Value?) -> LinkSettingsChange.Choice<Value> {
            value.map { .chosen($0) } ?? .nothing
        }
        return LinkSettingsChange(
            fuzzy: after.fuzzy == before.fuzzy ? nil : after.fuzzy,
            phoneProperty: after.phoneProperty == before.phoneProperty ? nil : choice(after.phoneProperty),
            defaultRegion: after.defaultRegion == before.defaultRegion ? nil : choice(after.defaultRegion),
            furtherProperties: after.furtherProperties == before.furtherProperties ? nil : after.furtherProperties,
            author: author)
    }

    private static func fuzzy(_ word: String?) throws(WebFailure) -> FuzzySetting {
        guard let setting = word.flatMap({ FuzzySetting(rawValue: $0) }) else { throw incomplete }
        return setting
    }

    private static func region(_ code: String?) throws(WebFailure) -> Region? {
        guard let code = optional(code) else { return nil }
        guard let region = Region(code) else { throw incomplete }
        return region
    }

    private static func optional(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty || $0 == nothing ? nil : $0 }
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }

    private static let incomplete = WebFailure.bad("incomplete_form", "The form came incomplete. Load the page again.")
}
