import Domain

/// Values of HubSpot's fields as people read them.
struct PropertyText: Sendable {
    let owners: [Owner]
    let calendar: LocalCalendar

    /// `nil` = nothing is there.
    func display(_ value: String, _ definition: PropertyDefinition) -> String? {
        if value.isEmpty { return nil }
        if definition.refersToOwner { return ownerName(OwnerID(value)) }
        switch definition.kind {
        case .text, .multilineText, .phone, .number, .unknown: return value
        case .richText: return HTMLText.plain(value)
        case .bool: return value == "true" ? localized("Yes") : localized("No")
        case .singleOption: return label(value, definition)
        case .multiOption:
            return PropertyDefinition.values(in: value).map { label($0, definition) }.joined(separator: ", ")
        case .date: return Self.day(value) ?? value
        case .dateTime: return clock(value)?.replacing("T", with: " ") ?? value
        }
    }

    func ownerName(_ id: OwnerID?) -> String? {
        guard let id, !id.value.isEmpty else { return nil }
        guard let owner = owners.first(where: { $0.id == id }) else { return localized("Owner \(id)") }
        return owner.isArchived ? localized("\(owner.displayName) (deactivated)") : owner.displayName
    }

    /// `2026-11-21`, of a date as HubSpot tells it: that, or the milliseconds of its midnight in UTC.
    static func day(_ value: String) -> String? {
        if LocalDay(date: String(value.prefix(10))) != nil { return String(value.prefix(10)) }
        return Int64(value).map { LocalCalendar(timeZone: "UTC").date(of: Timestamp(milliseconds: $0)) }
    }

    /// `2026-11-21T10:02` in the calendar's time zone; `nil` = it reads like no moment.
    func clock(_ value: String) -> String? {
        guard let moment = Timestamp(iso8601: value) ?? Int64(value).map({ Timestamp(milliseconds: $0) }) else {
            return nil
        }
        return clock(moment)
    }

    func clock(_ moment: Timestamp) -> String { "\(calendar.date(of: moment))T\(calendar.clockTime(of: moment))" }

    private func label(_ value: String, _ definition: PropertyDefinition) -> String {
        definition.options.first { $0.value == value }?.label ?? value
    }
}
