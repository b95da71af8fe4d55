import Domain
import Sync

/// What stood there before and stands there now, in words: HubSpot's labels, owners' names, the clock of whoever looks.
struct AuditValues: Sendable {
    let catalogue: AuditCatalogue
    let numbers: [BusinessNumberID: BusinessNumber]
    let words: PropertyText

    /// Entries whose values are fields of a contact, as `name: value; name: value`.
    static func namesFields(_ entry: AuditEntry) -> Bool {
        switch entry.verb {
        case "contact_changed", "phone_written", "phone_restored", "phone_write_cancelled", "phone_write_refused": true
        case "setting_changed": entry.after?.hasPrefix(card) == true || fieldSettings.contains(entry.subject)
        case _: false
        }
    }

    private static let card = "card: "
    private static let fieldSettings: Set<String> = ["setting:phone_property", "setting:phone_properties"]

    /// `nil` = it is read as any other value is.
    func text(_ value: String, of entry: AuditEntry) -> String? {
        switch entry.verb {
        case "deal_moved": return place(value, catalogue.deals)
        case "ticket_moved": return place(value, catalogue.tickets)
        case "task_changed": return AuditWords.localized(value.lowercased())
        case "numbers_changed":
            return value.split(separator: ", ").map { part in
                let id = BusinessNumberID(String(part))
                return numbers[id].map { $0.verifiedName } ?? AuditWords.localized(String(part))
            }.joined(separator: ", ")
        case _: return Self.namesFields(entry) ? fields(value) : nil
        }
    }

    /// `pipeline default, stage closedwon`.
    private func place(_ value: String, _ pipelines: [CRMPipeline]) -> String? {
        guard let parts = value.wholeMatch(of: /pipeline (.+), stage (.+)/) else { return nil }
        let (pipeline, stage) = (PipelineID(String(parts.1)), StageID(String(parts.2)))
        let known = pipelines.first { $0.id == pipeline }
        guard let label = (known?.stage(stage) ?? pipelines.lazy.compactMap { $0.stage(stage) }.first)?.label else {
            return localized("pipeline \(pipeline), stage \(stage)")
        }
        // The one pipeline of most accounts needs no name.
        return pipelines.count > 1 ? [known?.label, label].compactMap(\.self).joined(separator: " · ") : label
    }

    private func fields(_ value: String) -> String {
        if value.hasPrefix(Self.card) {
            return value.dropFirst(Self.card.count).split(separator: ", ").map { name in
                let isRequired = name.hasSuffix("*")
                return label(String(isRequired ? name.dropLast() : name)) + (isRequired ? "*" : "")
            }.joined(separator: ", ")
        }
        let names = value.matches(of: #/(?:^|; )([a-z][a-z0-9_]*): /#)
        if names.isEmpty {
            // A list of fields, or one of our words.
            return value.split(separator: ", ").map { label(String($0)) }.joined(separator: ", ")
        }
        return names.enumerated().map { index, match in
            let end = index + 1 < names.count ? names[index + 1].range.lowerBound : value.endIndex
            let name = String(match.1)
            return "\(label(name)): \(field(String(value[match.range.upperBound..<end]), name))"
        }.joined(separator: "; ")
    }

    private func label(_ name: String) -> String {
        if name == CardChoices.ownerProperty { return localized("Owner") }
        return catalogue.properties?[name]?.label ?? AuditWords.localized(name)
    }

    private func field(_ value: String, _ name: String) -> String {
        if value.isEmpty { return localized("nothing") }
        if name == CardChoices.ownerProperty { return words.ownerName(OwnerID(value)) ?? value }
        if let definition = catalogue.properties?[name] { return words.display(value, definition) ?? value }
        // Whatever field it is, this is a moment.
        return value.contains("T") ? words.clock(value)?.replacing("T", with: " ") ?? value : value
    }
}
