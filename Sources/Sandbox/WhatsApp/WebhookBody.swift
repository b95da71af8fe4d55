import Domain
import Foundation

/// Puts updates into the envelope: one `entry` a business number and time, one `change` a field and kind of list,
/// contacts once.
enum WebhookBody {
    /// Meta's bodies stay under this.
    static let limit = 3 * 1024 * 1024

    /// One body, or several where one would be too large.
    static func bodies(of updates: [WebhookUpdate], wabaID: String) -> [(bytes: Data, updates: Int)] {
        let bytes = EscapedJSON.bytes(of: envelope(updates, wabaID: wabaID))
        if bytes.count <= limit || updates.count < 2 { return [(bytes, updates.count)] }
        let half = updates.count / 2
        return bodies(of: Array(updates[..<half]), wabaID: wabaID) + bodies(of: Array(updates[half...]), wabaID: wabaID)
    }

    static func envelope(_ updates: [WebhookUpdate], wabaID: String) -> JSON {
        var places: [Place] = []
        var byPlace: [Place: [WebhookUpdate]] = [:]
        for update in updates {
            let place = Place(number: update.number?.id ?? "", time: update.entryTime)
            if byPlace[place] == nil { places.append(place) }
            byPlace[place, default: []].append(update)
        }
        let entries = places.map { place -> JSON in
            var entry: [String: JSON] = [
                "id": .string(wabaID), "changes": .array(changes(byPlace[place] ?? [])),
            ]
            entry["time"] = place.time.map { .integer($0.milliseconds / 1000) }
            return .object(entry)
        }
        return ["object": "whatsapp_business_account", "entry": .array(entries)]
    }

    /// What shares an entry: one number, and one time where the field has one.
    private struct Place: Hashable {
        var number: String
        var time: Timestamp?
    }

    private static func changes(_ updates: [WebhookUpdate]) -> [JSON] {
        var changes: [WebhookChange] = []
        for update in updates {
            if let index = changes.firstIndex(where: { $0.accepts(update) }) {
                changes[index].add(update)
            } else {
                changes.append(WebhookChange(update))
            }
        }
        return changes.map(\.json)
    }
}

/// A `change` that is being filled.
private struct WebhookChange {
    private let field: String
    private let list: String
    private var value: [String: JSON]
    private var items: [JSON] = []
    private var contacts: [JSON] = []

    init(_ update: WebhookUpdate) {
        (field, list) = (update.field, update.list)
        value = ["messaging_product": "whatsapp"]
        if let number = update.number {
            value["metadata"] = [
                "display_phone_number": .string(number.digits), "phone_number_id": .string(number.id),
            ]
        }
        add(update)
    }

    func accepts(_ update: WebhookUpdate) -> Bool {
        update.field == field && update.list == list && list != "value"
    }

    mutating func add(_ update: WebhookUpdate) {
        switch update.part {
        case .message(let item, let contact), .status(let item, let contact): add(item, contact)
        case .echo(let item, let contact): add(item, contact)
        case .statuses(let items): items.forEach { add($0, nil) }
        case .error(let item), .item(_, let item): add(item, nil)
        case .value(let fields): value.merge(fields.object) { $1 }
        case .account(let fields): value = fields.object
        }
    }

    private mutating func add(_ item: JSON, _ contact: JSON?) {
        items.append(item)
        if let contact, !contacts.contains(contact) { contacts.append(contact) }
    }

    var json: JSON {
        var value = value
        if list != "value" { value[list] = .array(items) }
        if !contacts.isEmpty { value["contacts"] = .array(contacts) }
        return ["field": .string(field), "value": .object(value)]
    }
}
