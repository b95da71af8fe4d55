import Domain
import Foundation
import Sync

/// What somebody put into a field of the card, as HubSpot takes it, or what is wrong with it.
struct FieldInput: Sendable {
    static let textMax = 65_536

    /// As it was typed, to be shown again.
    var typed: String
    /// By HubSpot's rules; an empty text clears.
    var value: String
    var problem: String?

    init(_ form: [String: String], _ definition: PropertyDefinition, isRequired: Bool, _ scene: RecordScene) {
        let raw = (form["value"] ?? "").replacing("\r\n", with: "\n")
        let isText = definition.kind == .multilineText
        typed = isText ? raw : raw.trimmingCharacters(in: .whitespacesAndNewlines)
        value = typed
        if definition.refersToOwner {
            problem = Self.ownerProblem(value, scene)
        } else {
            read(form, definition, scene)
        }
        if problem == nil, isRequired, value.isEmpty {
            problem = localized("\(definition.label) must not be empty.")
        }
        if problem == nil, value.count > Self.textMax {
            problem = localized("HubSpot takes at most 65,536 characters.")
        }
    }

    private mutating func read(_ form: [String: String], _ definition: PropertyDefinition, _ scene: RecordScene) {
        switch definition.kind {
        case .text, .multilineText, .richText, .phone, .unknown: break
        case .number:
            if !value.isEmpty, Double(value)?.isFinite != true {
                problem = localized("Type a number, such as 1200.50.")
            }
        case .bool:
            if !["", "true", "false"].contains(value) { problem = localized("Choose yes or no.") }
        case .singleOption:
            if !value.isEmpty, !definition.options.contains(where: { $0.value == value }) {
                problem = localized("HubSpot does not offer “\(value)” here (any more). Choose another one.")
            }
        case .multiOption:
            let offered = definition.options.map(\.value)
            // What HubSpot offers no more stays where it is ticked.
            let old = PropertyDefinition.values(in: form["was"] ?? "").filter { !offered.contains($0) }
            value = PropertyDefinition.text(of: (offered + old).filter { form[Editor.checkPrefix + $0] != nil })
            typed = value
        case .date:
            if !value.isEmpty, LocalDay(date: value) == nil {
                problem = localized("Type a date, such as 2026-11-21.")
            }
        case .dateTime:
            if value.isEmpty { return }
            guard let moment = scene.moment(value) else {
                problem = localized("Type a date and a time.")
                return
            }
            value = UTCText.moment(moment)
        }
    }

    private static func ownerProblem(_ value: String, _ scene: RecordScene) -> String? {
        if value.isEmpty || scene.owners.contains(where: { $0.id.value == value && !$0.isArchived }) { return nil }
        return localized("This HubSpot user is not active. Choose another one.")
    }
}
