import Domain

extension OutgoingButtons {
    var wire: JSON {
        let buttons = buttons.map { button -> JSON in
            ["type": "reply", "reply": ["id": .string(button.id), "title": .string(button.title)]]
        }
        return frame.wire("button", action: ["buttons": .array(buttons)])
    }
}

extension OutgoingMenu {
    var wire: JSON {
        let sections = sections.map { section -> JSON in
            var fields: [String: JSON] = ["rows": .array(section.rows.map(\.wire))]
            fields["title"] = section.title.map { .string($0) }
            return .object(fields)
        }
        return frame.wire("list", action: ["button": .string(button), "sections": .array(sections)])
    }
}

extension OutgoingMenu.Row {
    fileprivate var wire: JSON {
        var fields: [String: JSON] = ["id": .string(id), "title": .string(title)]
        fields["description"] = description.map { .string($0) }
        return .object(fields)
    }
}

extension InteractiveFrame {
    fileprivate func wire(_ type: String, action: JSON) -> JSON {
        var fields: [String: JSON] = ["type": .string(type), "body": ["text": .string(body)], "action": action]
        fields["header"] = header.map { ["type": "text", "text": .string($0)] }
        fields["footer"] = footer.map { ["text": .string($0)] }
        return .object(fields)
    }
}
