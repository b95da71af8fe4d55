/// One control of a form, by what it holds: exactly one of its kinds is there.
struct Editor: Sendable {
    struct Input: Sendable {
        /// As HTML has it.
        var type: String
        var value: String
        /// Any number is taken, not whole ones only.
        var isDecimal = false
        /// What stands there while it is empty.
        var placeholder: String?
    }

    /// In which a clock is read.
    struct Zone: Sendable {
        /// Sent with the form, so that what is read is what was shown.
        var zoneName: String
        /// Said beside the field where it is not the zone of whoever looks.
        var zoneWords: String?
    }

    struct Area: Sendable {
        var value: String
        var rows = 3
    }

    struct Option: Sendable, Equatable {
        var value: String
        var label: String
        var isChosen: Bool
    }

    /// Options under a heading, or under none.
    struct OptionGroup: Sendable {
        var label: String?
        var options: [Option]
    }

    struct Choices: Sendable {
        var groups: [OptionGroup]
    }

    struct Checks: Sendable {
        /// What is chosen, in words.
        var summary: String
        var options: [Option]
    }

    /// A list long enough to be searched; each choice is a button.
    struct Picker: Sendable {
        var current: String
        var options: [Option]
    }

    var id: String
    var name: String
    var isRequired = false
    var isInvalid = false
    /// Where it says what is wrong, and in which zone the clock is.
    var describedBy: String?
    var input: Input?
    var zone: Zone?
    var area: Area?
    var choices: Choices?
    var checks: Checks?
    var picker: Picker?

    init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// - Parameter problem: the id of what says it; `nil` = nothing is wrong.
    mutating func describe(problem: String?) {
        isInvalid = problem != nil
        let ids = [problem, zone?.zoneWords == nil ? nil : "zone-\(id)"].compactMap(\.self)
        describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// Before the value of an option that is ticked.
    static let checkPrefix = "option:"
    /// A form takes so many fields; more options than fit are edited in HubSpot.
    static let checksMax = 40
}

extension Editor {
    static func input(
        _ name: String, _ type: String, _ value: String, isDecimal: Bool = false, id: String
    ) -> Editor {
        var editor = Editor(id: id, name: name)
        editor.input = Input(type: type, value: value, isDecimal: isDecimal)
        return editor
    }

    /// A day and a clock time in this zone.
    static func moment(_ name: String, _ value: String, _ zone: String, id: String) -> Editor {
        var editor = input(name, "datetime-local", value, id: id)
        let isTheirs = zone == ViewerZone.current
        editor.zone = Zone(zoneName: zone, zoneWords: isTheirs ? nil : localized("Time zone: \(zone)"))
        return editor
    }

    static func area(_ name: String, _ value: String, rows: Int = 3, id: String) -> Editor {
        var editor = Editor(id: id, name: name)
        editor.area = Area(value: value, rows: rows)
        return editor
    }

    static func choices(_ name: String, _ groups: [OptionGroup], id: String) -> Editor {
        var editor = Editor(id: id, name: name)
        editor.choices = Choices(groups: groups)
        return editor
    }

    static func choices(_ name: String, _ options: [Option], id: String) -> Editor {
        choices(name, [OptionGroup(label: nil, options: options)], id: id)
    }
}
