import Domain
import Foundation

/// The right control for each kind of field, and its value as people read it.
extension RecordScene {
    /// Why a field cannot be changed here; `nil` = it can.
    func lock(_ definition: PropertyDefinition?) -> String? {
        guard let definition else { return nil }
        if definition.isReadOnly { return localized("HubSpot sets this by itself.") }
        switch definition.kind {
        case .richText, .unknown: return localized("Change this in HubSpot: it holds more than text.")
        case .multiOption where definition.options.count > Editor.checksMax:
            return localized("Change this in HubSpot: it has more options than fit here.")
        case .text, .multilineText, .phone, .number, .bool, .singleOption, .multiOption, .date, .dateTime: return nil
        }
    }

    func editor(_ definition: PropertyDefinition, _ value: String, id: String) -> Editor {
        let name = "value"
        if definition.refersToOwner { return owner(value, id: id) }
        switch definition.kind {
        case .text, .richText, .unknown:
            return .input(name, definition.name == "email" ? "email" : "text", value, id: id)
        case .multilineText: return .area(name, value, id: id)
        case .phone: return .input(name, "tel", value, id: id)
        case .number: return .input(name, "number", value, isDecimal: true, id: id)
        case .bool: return .choices(name, truths(value), id: id)
        case .singleOption: return .choices(name, options(definition, value), id: id)
        case .multiOption: return checks(definition, value, id: id)
        case .date: return .input(name, "date", PropertyText.day(value) ?? value, id: id)
        case .dateTime: return .moment(name, words.clock(value) ?? value, zone, id: id)
        }
    }

    /// `nil` = nothing is there.
    func display(_ value: String, _ definition: PropertyDefinition) -> String? { words.display(value, definition) }

    /// `2026-11-21T10:02` in the scene's time zone.
    func clock(_ moment: Timestamp) -> String { words.clock(moment) }

    /// The moment at which a clock in the scene's time zone shows this; `nil` = it reads like no time.
    func moment(_ text: String) -> Timestamp? {
        let parts = text.split(separator: "T").map(String.init)
        guard parts.count == 2, let day = LocalDay(date: parts[0]) else { return nil }
        let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
        guard clock.count >= 2, (0...23).contains(clock[0]), (0...59).contains(clock[1]) else { return nil }
        let wanted = clock[0] * 60 + clock[1]
        let guess = calendar.start(of: day) + .seconds(wanted * 60)
        // On a day on which clocks change an hour is missing or doubled.
        let shown = calendar.clockTime(of: guess).split(separator: ":").compactMap { Int64($0) }
        guard shown.count == 2 else { return guess }
        return guess + .seconds((wanted - shown[0] * 60 - shown[1]) * 60)
    }

    /// A moment that is this day for whoever chose it, and in the workspace's zone as well: the middle of what the two
    /// days share. Zones so far apart that they share nothing go by whoever chose it.
    func middle(of day: LocalDay) -> Timestamp {
        let next = LocalDay(number: day.number + 1)
        let (mine, mineEnd) = (calendar.start(of: day), calendar.start(of: next))
        let (ours, oursEnd) = (workspaceCalendar.start(of: day), workspaceCalendar.start(of: next))
        let (from, until) = (max(mine, ours), min(mineEnd, oursEnd))
        let (start, end) = from < until ? (from, until) : (mine, mineEnd)
        return start + .milliseconds((end - start).milliseconds / 2)
    }

    private func owner(_ value: String, id: String) -> Editor {
        let chosen = value.isEmpty ? nil : OwnerID(value)
        var editor = Editor(id: id, name: "value")
        editor.picker = Editor.Picker(
            current: ownerName(chosen) ?? localized("Nobody"), options: ownerOptions(chosen))
        return editor
    }

    private func truths(_ value: String) -> [Editor.Option] {
        [("", localized("Not set")), ("true", localized("Yes")), ("false", localized("No"))].map {
            Editor.Option(value: $0.0, label: $0.1, isChosen: $0.0 == value)
        }
    }

    /// A value that is offered to nobody any more stays what it is.
    private func options(_ definition: PropertyDefinition, _ value: String) -> [Editor.Option] {
        let offered = definition.options.filter { !$0.isHidden || $0.value == value }
        let isKnown = value.isEmpty || offered.contains { $0.value == value }
        return [Editor.Option(value: "", label: localized("Not set"), isChosen: value.isEmpty)]
            + offered.map { Editor.Option(value: $0.value, label: $0.label, isChosen: $0.value == value) }
            + (isKnown ? [] : [Editor.Option(value: value, label: value, isChosen: true)])
    }

    private func checks(_ definition: PropertyDefinition, _ value: String, id: String) -> Editor {
        let chosen = PropertyDefinition.values(in: value)
        let unknown = chosen.filter { value in !definition.options.contains { $0.value == value } }
        var editor = Editor(id: id, name: "value")
        editor.checks = Editor.Checks(
            summary: display(value, definition) ?? localized("None chosen"),
            options: definition.options.filter { !$0.isHidden || chosen.contains($0.value) }.map {
                Editor.Option(value: $0.value, label: $0.label, isChosen: chosen.contains($0.value))
            } + unknown.map { Editor.Option(value: $0, label: $0, isChosen: true) })
        return editor
    }
}
