import Domain
import Linking

/// The words that Liaison itself writes into the audit for what was and what is: states, roles, permissions.
enum AuditWords {
    private static let known = Set(
        Role.allCases.map(\.rawValue) + Permission.allCases.map(\.rawValue)
            + ConnectionState.Word.allCases.map(\.rawValue) + FuzzySetting.allCases.map(\.rawValue)
            + TimelineAssociation.allCases.map(\.rawValue) + [
                "open", "closed", "shown", "not shown", "as above it", "all", "none", "oauth", "token", "not_started",
                "in_progress", "waiting", "deferred", "completed", "on", "off",
            ])

    /// `hubspot_connected` as people write it, in the language of whoever looks.
    static func verb(_ verb: String) -> String {
        localizedSentence(
            verb.words.replacing("hubspot", with: "HubSpot").replacing("whatsapp", with: "WhatsApp"))
    }

    /// A list of such words too. What somebody wrote stays as it is.
    static func localized(_ text: String) -> String {
        let words = text.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
        guard words.allSatisfy(known.contains) else { return text }
        return words.map { localizedSentence($0.words) }.joined(separator: ", ")
    }
}
