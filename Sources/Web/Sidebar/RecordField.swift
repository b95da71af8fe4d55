import Domain
import Storage
import Sync

/// One field of the contact card: a form of its own that is saved by itself.
struct RecordField: Sendable {
    /// HubSpot has something else by now.
    struct Conflict: Sendable {
        /// What the button that writes it is called in the form.
        var name: String
        var theirs: String
        var mine: String
        /// What is written if mine is to stand.
        var value: String
    }

    var id: String
    var property: String
    var label: String
    var help: String?
    var contact: String
    /// What HubSpot had when this was shown.
    var was: String
    var isEditable = false
    /// `nil` = it cannot be changed here.
    var editor: Editor?
    /// What is shown where it cannot; `nil` = nothing is there.
    var text: String?
    /// Why it cannot.
    var lock: String?
    var isRequired = false
    var problem: String?
    var conflict: Conflict?
    var isSaved = false
    /// What sends it, for htmx: a list of ticks is not sent tick by tick, and one that is walked with the arrows, or by
    /// typing, is sent where somebody stops.
    var trigger = "change, submit"

    init(_ field: RecordCard.Field, of contact: ContactID, _ scene: RecordScene) {
        let definition = field.definition
        id = "field-\(field.name)"
        property = field.name
        label = definition?.label ?? field.name
        help = definition.flatMap { $0.help.isEmpty ? nil : $0.help }
        self.contact = contact.value
        was = field.value ?? ""
        isRequired = scene.fields.contains { $0.property == field.name && $0.isRequired }
        text = definition.flatMap { scene.display(was, $0) } ?? field.value
        lock = definition == nil ? localized("HubSpot did not say what kind of field this is.") : scene.lock(definition)
        guard scene.mayWrite, lock == nil, let definition else { return }
        show(definition, was, scene)
    }

    /// Puts a value into the control, as somebody typed it or as HubSpot has it.
    mutating func show(_ definition: PropertyDefinition, _ value: String, _ scene: RecordScene) {
        var editor = scene.editor(definition, value, id: "value-\(property)")
        editor.isRequired = isRequired
        editor.input?.placeholder = "—"
        editor.describe(problem: problem == nil ? nil : "say-\(property)")
        if editor.checks != nil || editor.picker != nil { trigger = "submit" }
        if editor.choices != nil { trigger = "change delay:500ms, submit" }
        self.editor = editor
        isEditable = true
    }

    /// The same field with what is wrong about it.
    mutating func refuse(_ problem: String) {
        self.problem = problem
        editor?.describe(problem: "say-\(property)")
    }

    /// Whose contact it is, as our own copy knows.
    static func owner(of contact: Contact, _ reading: SidebarReading, mayWrite: Bool) -> RecordField {
        let scene = RecordScene(reading, mayWrite: mayWrite)
        return RecordField(
            RecordCard.Field(
                name: CardChoices.ownerProperty, value: contact.owner?.value, definition: ownerDefinition),
            of: contact.id, scene)
    }

    static var ownerDefinition: PropertyDefinition {
        PropertyDefinition(
            name: CardChoices.ownerProperty, label: localized("Owner"), group: "", kind: .singleOption,
            refersToOwner: true)
    }
}
