import Domain
import Sync

/// The form that chooses the fields of the contact card, as a browser sends it: each row of it, in its order.
struct CardForm: Sendable {
    /// Before the name of a field that stays on the card.
    static let shownPrefix = "show:"
    /// Before the name of a field that must not be empty.
    static let requiredPrefix = "required:"

    /// What was chosen, in the order that was asked for.
    let fields: [CardField]

    init(_ form: [String: String]) {
        let names = (form["fields"] ?? "").split(separator: ",").prefix(CardField.countMax).map(String.init)
        var fields = names.filter { form[Self.shownPrefix + $0] != nil }.map {
            CardField($0, isRequired: form[Self.requiredPrefix + $0] != nil)
        }
        if let added = form["add"], !added.isEmpty { fields.append(CardField(added)) }
        if let name = form["up"] { Self.move(name, by: -1, in: &fields) }
        if let name = form["down"] { Self.move(name, by: 1, in: &fields) }
        self.fields = fields
    }

    private static func move(_ name: String, by step: Int, in fields: inout [CardField]) {
        guard let place = fields.firstIndex(where: { $0.property == name }), fields.indices.contains(place + step)
        else { return }
        fields.swapAt(place, place + step)
    }
}
