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
        if let header { components.append(["type": "HEADER", "format": "TEXT", "text": .string(header)]) }
        components.append(["type": "BODY", "text": .string(body)])
        if let link {
            components.append(["type": "BUTTONS", "buttons": [["type": "URL", "text": "Ver", "url": .string(link)]]])
        }
        return [
            "id": .string(Self.id(id)), "name": .string(name), "language": .string(language),
            "status": .string(state), "category": .string(category),
            "parameter_format": isNamed ? "NAMED" : "POSITIONAL", "components": .array(components),
        ]
    }

    static func id(_ index: Int) -> String { String(594_425_479_261_596 + index) }

    func variables(in text: String) -> Set<String> {
        Set(text.matches(of: /\{\{([^}]+)\}\}/).map { String($0.output.1) })
    }
}
