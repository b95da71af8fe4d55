import Domain

/// What Meta takes as an interactive message: buttons, a list, a request for the customer's card (Meta, *Interactive
/// messages*; facts of the Cloud API, section 8.3).
enum InteractiveRules {
    /// The text of the message.
    static func check(_ object: JSON) throws(GraphError) -> String {
        guard let type = object["type"]?.text else { throw .missing("interactive.type") }
        guard let body = object["body"]?["text"]?.text else { throw .missing("interactive.body.text") }
        try text(body, "interactive.body.text", max: type == "list" ? 4_096 : 1_024)
        try text(object["header"]?["text"]?.text, "interactive.header.text", max: 60)
        try text(object["footer"]?["text"]?.text, "interactive.footer.text", max: 60)
        guard let action = object["action"] else { throw .missing("interactive.action") }
        switch type {
        case "button": try buttons(action["buttons"]?.array ?? [])
        case "list": try list(action)
        case "request_contact_info":
            guard action["name"]?.text == "request_contact_info" else { throw .missing("interactive.action.name") }
        case "cta_url", "location_request_message", "flow", "product", "product_list", "catalog_message": break
        default: throw .invalid("interactive.type", type)
        }
        return body
    }

    private static func buttons(_ buttons: [JSON]) throws(GraphError) {
        guard (1...3).contains(buttons.count) else { throw .invalid("interactive.action.buttons", "1 to 3 buttons") }
        for button in buttons {
            guard button["type"]?.text == "reply", let id = button["reply"]?["id"]?.text,
                let title = button["reply"]?["title"]?.text
            else { throw .missing("interactive.action.buttons[].reply") }
            try text(id, "button id", max: 256)
            try text(title, "button title", max: 20)
        }
        try distinct(buttons.compactMap { $0["reply"]?["id"]?.text }, "button id")
    }

    private static func list(_ action: JSON) throws(GraphError) {
        guard let button = action["button"]?.text else { throw .missing("interactive.action.button") }
        try text(button, "interactive.action.button", max: 20)
        let sections = action["sections"]?.array ?? []
        let rows = sections.flatMap { $0["rows"]?.array ?? [] }
        guard (1...10).contains(sections.count), (1...10).contains(rows.count) else {
            throw .invalid("interactive.action.sections", "1 to 10 sections with 1 to 10 rows in all")
        }
        for section in sections {
            if sections.count > 1, section["title"]?.text == nil { throw .missing("section title") }
            try text(section["title"]?.text, "section title", max: 24)
        }
        for row in rows {
            guard let id = row["id"]?.text, let title = row["title"]?.text else { throw .missing("row id, row title") }
            try text(id, "row id", max: 200)
            try text(title, "row title", max: 24)
            try text(row["description"]?.text, "row description", max: 72)
        }
        try distinct(rows.compactMap { $0["id"]?.text }, "row id")
    }

    private static func text(_ text: String?, _ name: String, max: Int) throws(GraphError) {
        guard (text ?? "").utf16.count <= max else { throw .invalid(name, "longer than \(max) characters") }
    }

    private static func distinct(_ texts: [String], _ name: String) throws(GraphError) {
        guard Set(texts).count == texts.count else { throw .invalid(name, "not unique") }
    }
}
