import Linking

/// What follows from other linking settings. Links that stand are never touched by it.
public struct LinkSettingsPlan: Sendable, Equatable {
    /// One setting that is another now, as the audit tells it.
    public struct Change: Sendable, Equatable {
        public var setting: String
        public var before: String
        public var after: String
        public var reason: String

        public init(setting: String, before: String, after: String, reason: String) {
            self.setting = setting
            self.before = before
            self.after = after
            self.reason = reason
        }
    }

    public var changes: [Change]
    /// Whoever's chat has been opened is decided about again: only for them do national numbers count.
    public var asksOpened: Bool
    /// The phone texts that the mirror has are read again, and then everybody without a link is decided about.
    public var readsNumbers: Bool
    /// A field that the mirror never read is to be read from HubSpot, of every contact.
    public var readsContacts: Bool

    public init(from before: LinkSettings, to after: LinkSettings) {
        let (old, new) = (Set(before.furtherProperties), Set(after.furtherProperties))
        asksOpened = before.fuzzy != after.fuzzy
        readsContacts = !new.isSubset(of: old)
        readsNumbers = before.defaultRegion != after.defaultRegion || !old.isSubset(of: new)
        changes = [
            Change(
                "fuzzy", before.fuzzy.rawValue, after.fuzzy.rawValue,
                "What a national number may lead to when a chat is opened."),
            Change(
                "phone_property", before.phoneProperty ?? Self.nothing, after.phoneProperty ?? Self.nothing,
                "The field in HubSpot that a link by hand replaces."),
            Change(
                "default_region", before.defaultRegion?.code ?? Self.nothing, after.defaultRegion?.code ?? Self.nothing,
                "How numbers without a country code are read."),
            Change(
                "phone_properties", Self.list(before.furtherProperties), Self.list(after.furtherProperties),
                "Further fields in HubSpot that hold phones."),
        ].compactMap(\.self)
    }

    private static let nothing = "none"

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? nothing : names.sorted().joined(separator: ", ")
    }
}

extension LinkSettingsPlan.Change {
    /// `nil` = it is as it was.
    fileprivate init?(_ setting: String, _ before: String, _ after: String, _ reason: String) {
        if before == after { return nil }
        self.init(setting: setting, before: before, after: after, reason: reason)
    }
}
