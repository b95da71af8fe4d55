public import Domain

/// The elements of a WhatsApp webhook body: the things that it tells. Each must end up stored, or counted by name.
///
/// Counted from the platform's documents and not from the connector. Where a list may stand, its only element may stand
/// alone, and nulls say nothing. An element is
///
/// - each entry of `messages`, `message_echoes`, `statuses`, `errors`, `state_sync`, `user_preferences` and `calls`;
/// - of each entry of `history`: each message of its threads, a thread without any, each error, and its metadata; an
///   entry with none of these is one;
/// - each change of another field, and each change of one of these fields in which none of these lists has an entry;
/// - each entry without changes;
/// - a body that is about another object, as a whole.
///
/// A body that is no JSON object, or has neither entries nor the shape of a change, has none: it is refused as a whole.
public func webhookElements(in body: JSON) -> Int {
    guard case .object = body else { return 0 }
    if let object = body["object"]?.text, object != "whatsapp_business_account" { return 1 }
    guard let entries = body["entry"] else { return elements(ofBare: body) }
    return list(entries).reduce(0) { $0 + elements(ofEntry: $1) }
}

/// The fields whose values have lists. All others are one element a change.
private let fieldsWithLists: Set = [
    "messages", "smb_message_echoes", "history", "smb_app_state_sync", "standby", "user_preferences", "calls",
]

private let lists = [
    "messages", "message_echoes", "statuses", "errors", "state_sync", "user_preferences", "calls",
]

/// Some of the platform's own examples are printed without their envelope.
private func elements(ofBare body: JSON) -> Int {
    if body["field"] != nil { return elements(ofChange: body) }
    return body["history"] == nil ? 0 : elements(ofChange: ["field": "history", "value": body])
}

private func elements(ofEntry entry: JSON) -> Int {
    let changes = list(entry["changes"])
    return changes.isEmpty ? 1 : changes.reduce(0) { $0 + elements(ofChange: $1) }
}

private func elements(ofChange change: JSON) -> Int {
    let field = change["field"]?.text ?? ""
    guard fieldsWithLists.contains(field), let outer = change["value"], case .object = outer else { return 1 }
    let value = field == "standby" ? outer["standby"] ?? outer : outer
    let chunks = list(value["history"])
    let plain = lists.reduce(0) { $0 + list(value[$1]).count }
    if plain == 0, chunks.isEmpty { return 1 }
    return plain + chunks.reduce(0) { $0 + elements(ofChunk: $1) }
}

private func elements(ofChunk chunk: JSON) -> Int {
    let threads = list(chunk["threads"]).reduce(0) { $0 + max(1, list($1["messages"]).count) }
    let metadata = chunk["metadata"] == nil ? 0 : 1
    return max(1, threads + list(chunk["errors"]).count + metadata)
}

private func list(_ value: JSON?) -> [JSON] {
    switch value {
    case nil, .null: []
    case .array(let elements): elements.filter { $0 != .null }
    case .some(let single): [single]
    }
}
