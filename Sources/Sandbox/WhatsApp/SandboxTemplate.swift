import Domain

/// A template of the sandbox's WABA, with its place in Meta's review.
struct SandboxTemplate: Sendable {
    let name: String
    let language: String
    let body: String
    var state = "APPROVED"
    var category = "UTILITY"
    var header: String?
    /// The address of a button whose end is filled in.
    var link: String?

    static let all = [
        SandboxTemplate(
            name: "follow_up", language: "en", body: "Hello {{1}}, is there anything else we can do for you?"),
        SandboxTemplate(name: "seguimiento", language: "es", body: "Hola, {{1}}: ¿podemos ayudarte en algo más?"),
        SandboxTemplate(name: "seguimiento", language: "es_MX", body: "Hola, {{1}}. ¿Le podemos ayudar en algo más?"),
        SandboxTemplate(
            name: "nachfassen", language: "de", body: "Guten Tag {{1}}, können wir noch etwas für Sie tun?"),
        SandboxTemplate(
            name: "cita_recordatorio", language: "es",
            body: "Hola {{nombre}}, te esperamos el {{dia}} a las {{hora}}.", header: "Recordatorio para {{nombre}}",
            link: "https://example.com/citas/{{1}}"),
        SandboxTemplate(name: "oferta", language: "es", body: "Solo hoy.", state: "PAUSED", category: "MARKETING"),
        SandboxTemplate(name: "novedades", language: "es", body: "Novedades.", state: "PENDING", category: "MARKETING"),
    ]

    var isNamed: Bool { variables(in: body).contains { Int($0) == nil } }

    func json(id: Int) -> JSON {
        var components: [JSON] = []
        if let header { components.append(text(header, ["type": "HEADER", "format": "TEXT"], "header_text")) }
        components.append(text(body, ["type": "BODY"], "body_text"))
        if let link {
            let button: JSON = [
                "type": "URL", "text": "Ver", "url": .string(link),
                "example": [.string(link.replacing("{{1}}", with: "1"))],
            ]
            components.append(["type": "BUTTONS", "buttons": [button]])
        }
        return [
            "id": .string(Self.id(id)), "name": .string(name), "language": .string(language),
            "status": .string(state), "category": .string(category),
            "parameter_format": isNamed ? "NAMED" : "POSITIONAL", "components": .array(components),
        ]
    }

    /// A component with a text. Where the text has variables, Meta lists the examples that came with it for its review.
    private func text(_ text: String, _ fields: [String: JSON], _ example: String) -> JSON {
        var fields = fields
        fields["text"] = .string(text)
        let names = variables(in: text).sorted()
        if names.isEmpty { return .object(fields) }
        let named = names.map { ["param_name": .string($0), "example": .string("example")] as JSON }
        let values = JSON.array(names.map { .string("example \($0)") })
        fields["example"] =
            isNamed
            ? .object([example + "_named_params": .array(named)])
            : .object([example: example == "body_text" ? [values] : values])
        return .object(fields)
    }

    static func id(_ index: Int) -> String { String(594_425_479_261_596 + index) }

    func variables(in text: String) -> Set<String> {
        Set(text.matches(of: /\{\{([^}]+)\}\}/).map { String($0.output.1) })
    }
}
