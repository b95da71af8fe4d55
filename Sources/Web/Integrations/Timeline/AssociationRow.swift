import Domain
import Storage
import Sync

/// One kind of record that entries may stand on beside contacts: a checkbox, and whether HubSpot lets us.
struct AssociationRow: Sendable {
    var name: String
    var title: String
    var sentence: String
    var isChosen: Bool
    /// What HubSpot allows, or why not.
    var state: String
    /// A class of the style sheet.
    var tone: String

    init(_ kind: TimelineAssociation, _ reading: TimelineTabReading) {
        name = kind.rawValue
        (title, sentence) = Self.words(kind)
        let row = reading.associations[kind] ?? TimelineAssociationTable.Row()
        isChosen = row.isWanted
        (state, tone) = Self.state(kind, row, reading.scopes)
    }

    private static func words(_ kind: TimelineAssociation) -> (title: String, sentence: String) {
        switch kind {
        case .company: (localized("The contact’s company"), localized("The primary one, as on the contact’s card."))
        case .deal:
            (
                localized("The open deal"),
                localized("Of the deals open on the day, the one opened last. A deal that is closed keeps what it has.")
            )
        case .ticket:
            (localized("Open tickets"), localized("Every ticket open on the day. A closed one keeps what it has."))
        }
    }

    private static func state(
        _ kind: TimelineAssociation, _ row: TimelineAssociationTable.Row, _ scopes: [String: ScopeState]
    ) -> (String, String) {
        let scope = kind.permission
        if scopes[scope] == .missing {
            return (
                localized("HubSpot does not allow it: the permission \(scope) is missing. Add it, then connect again."),
                "say-bad"
            )
        }
        if row.refusedAt != nil, let sentence = row.sentence {
            let refused = localizedSentence(sentence)
            return (localized("HubSpot refused it, and is asked again within a day. \(refused)"), "say-bad")
        }
        if scopes[scope] == .granted { return (localized("HubSpot allows it (\(scope))."), "say-good") }
        return (localized("Whether HubSpot allows it shows when it is read (\(scope))."), "")
    }
}
