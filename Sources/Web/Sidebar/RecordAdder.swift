import Domain
import Foundation
import Sync

/// The form that makes a deal, a ticket, a task or a note for a contact.
struct RecordAdder: Sendable {
    struct Field: Sendable {
        var label: String
        var isRequired: Bool
        var problem: String?
        var editor: Editor
    }

    var url: String
    /// The same form sent twice makes one record.
    var key: String
    var contact: String
    var title: String
    var verb: String
    var isOpen = false
    var problem: String?
    var fields: [Field]

    init(_ kind: RecordListing.Kind, _ contact: ContactID, _ pipelines: RecordPipelines, _ scene: RecordScene) {
        self.init(kind, contact, pipelines, scene, AdderInput([:], kind, scene))
    }

    /// - Parameter input: what somebody filled in already.
    init(
        _ kind: RecordListing.Kind, _ contact: ContactID, _ pipelines: RecordPipelines, _ scene: RecordScene,
        _ input: AdderInput
    ) {
        self.contact = contact.value
        key = "sidebar-\(kind.rawValue)-\(scene.key)"
        url = scene.query.link(to: kind.part)
        title = kind.adding
        var maker = FieldMaker(kind: kind, input: input)
        switch kind {
        case .deals:
            verb = localized("Open the deal")
            maker.input("name", localized("Name"), isRequired: true)
            maker.choices("place", localized("Stage"), Self.places(pipelines.deals, input), isRequired: true)
            maker.input("amount", localized("Amount"), type: "number")
            maker.input("closes", localized("Closes on"), type: "date")
            maker.choices("owner", localized("Owner"), Self.owners(scene, input))
        case .tickets:
            verb = localized("Open the ticket")
            maker.input("subject", localized("Subject"), isRequired: true)
            maker.area("content", localized("What is asked for"))
            maker.choices("place", localized("Stage"), Self.places(pipelines.tickets, input), isRequired: true)
            maker.choices("priority", localized("Priority"), Self.priorities(input))
            maker.choices("owner", localized("Owner"), Self.owners(scene, input))
        case .tasks:
            verb = localized("Add the task")
            maker.input("subject", localized("What is to be done"), isRequired: true)
            maker.moment("due", localized("Due"), scene.zone, isRequired: true)
            maker.area("body", localized("More about it"))
            maker.choices("owner", localized("Owner"), Self.owners(scene, input))
        case .notes:
            verb = localized("Save the note")
            maker.area("body", localized("Note"), rows: 4, isRequired: true)
        }
        fields = maker.fields
    }

    private static func places(_ pipelines: CardPart<[CRMPipeline]>, _ input: AdderInput) -> [Editor.OptionGroup] {
        PlaceChoice.groups(pipelines.value ?? [], chosen: PlaceChoice(text: input["place"]))
    }

    private static func owners(_ scene: RecordScene, _ input: AdderInput) -> [Editor.OptionGroup] {
        let chosen = input["owner"]
        return [Editor.OptionGroup(options: scene.ownerOptions(chosen.isEmpty ? nil : OwnerID(chosen)))]
    }

    private static func priorities(_ input: AdderInput) -> [Editor.OptionGroup] {
        let options = RecordPriority.allCases.map {
            Editor.Option(value: $0.rawValue, label: ItemMaker.word($0), isChosen: $0.rawValue == input["priority"])
        }
        let none = Editor.Option(value: "", label: localized("Not set"), isChosen: input["priority"].isEmpty)
        return [Editor.OptionGroup(options: [none] + options)]
    }
}

/// Puts fields together with what somebody filled in and what is wrong with it.
private struct FieldMaker {
    let kind: RecordListing.Kind
    let input: AdderInput
    var fields: [RecordAdder.Field] = []

    init(kind: RecordListing.Kind, input: AdderInput) {
        self.kind = kind
        self.input = input
    }

    mutating func input(_ name: String, _ label: String, type: String = "text", isRequired: Bool = false) {
        add(.input(name, type, input[name], isDecimal: type == "number", id: id(name)), label, isRequired)
    }

    mutating func moment(_ name: String, _ label: String, _ zone: String, isRequired: Bool = false) {
        add(.moment(name, input[name], zone, id: id(name)), label, isRequired)
    }

    mutating func area(_ name: String, _ label: String, rows: Int = 3, isRequired: Bool = false) {
        add(.area(name, input[name], rows: rows, id: id(name)), label, isRequired)
    }

    mutating func choices(
        _ name: String, _ label: String, _ groups: [Editor.OptionGroup], isRequired: Bool = false
    ) {
        add(.choices(name, groups, id: id(name)), label, isRequired)
    }

    private func id(_ name: String) -> String { "new-\(kind.rawValue)-\(name)" }

    private mutating func add(_ editor: Editor, _ label: String, _ isRequired: Bool) {
        var editor = editor
        let problem = input.problems[editor.name]
        editor.isRequired = isRequired
        editor.describe(problem: problem == nil ? nil : "say-\(editor.id)")
        fields.append(RecordAdder.Field(label: label, isRequired: isRequired, problem: problem, editor: editor))
    }
}

extension RecordListing.Kind {
    /// What the button says that opens the form.
    fileprivate var adding: String {
        switch self {
        case .deals: localized("Open a deal")
        case .tickets: localized("Open a ticket")
        case .tasks: localized("Add a task")
        case .notes: localized("Write a note")
        }
    }

    var part: SidebarPart {
        switch self {
        case .deals: .deals
        case .tickets: .tickets
        case .tasks: .tasks
        case .notes: .notes
        }
    }
}
