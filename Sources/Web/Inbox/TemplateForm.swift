import Domain

/// The fields of a template's form, and what they make. Pure.
struct TemplateForm: Sendable {
    enum Place: Sendable, Equatable {
        case header
        case body
        case button(String)
    }

    struct Field: Sendable, Equatable {
        /// `body-1`
        var name: String
        var variable: String
        var place: Place
    }

    let template: MessageTemplate
    let values: [String: String]

    var fields: [Field] {
        template.headerVariables.map { Field(name: "header-\($0)", variable: $0, place: .header) }
            + template.bodyVariables.map { Field(name: "body-\($0)", variable: $0, place: .body) }
            + template.buttons.enumerated().filter(\.element.hasVariable).map { index, button in
                Field(name: "button-\(index)", variable: "button \(index + 1)", place: .button(button.title))
            }
    }

    /// Fields that are still empty.
    var missing: [Field] { fields.filter { value($0.name).isEmpty } }

    /// - Parameter header: the file of the heading, where it has one.
    func outgoing(header media: OutgoingMedia?) -> OutgoingTemplate {
        var header: OutgoingTemplate.Header?
        if let media {
            header = .media(media)
        } else if !template.headerVariables.isEmpty {
            header = .text(fill(template.headerVariables, "header"))
        }
        return OutgoingTemplate(
            name: template.name, language: template.language, header: header,
            body: fill(template.bodyVariables, "body"), buttons: buttons)
    }

    private var buttons: [OutgoingTemplate.Button] {
        template.buttons.enumerated().filter(\.element.hasVariable).map { index, button in
            let text = value("button-\(index)")
            return OutgoingTemplate.Button(
                index: index, filling: button.kind == "copy_code" ? .code(text) : .link(text))
        }
    }

    private func fill(_ variables: [String], _ place: String) -> [OutgoingTemplate.Value] {
        variables.map { variable in
            OutgoingTemplate.Value(
                name: Int(variable) == nil ? variable : nil, text: value("\(place)-\(variable)"))
        }
    }

    private func value(_ name: String) -> String {
        (values[name] ?? "").split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
