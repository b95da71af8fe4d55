import Domain

/// The approved templates of the sandbox's WABA.
struct SandboxTemplate: Sendable {
    let name: String
    let language: String
    let body: String

    static let all = [
        SandboxTemplate(
            name: "follow_up", language: "en", body: "Hello {{1}}, is there anything else we can do for you?"),
        SandboxTemplate(name: "seguimiento", language: "es", body: "Hola, {{1}}: ¿podemos ayudarte en algo más?"),
        SandboxTemplate(name: "seguimiento", language: "es_MX", body: "Hola, {{1}}. ¿Le podemos ayudar en algo más?"),
        SandboxTemplate(
            name: "nachfassen", language: "de", body: "Guten Tag {{1}}, können wir noch etwas für Sie tun?"),
    ]

    func json(id: Int) -> JSON {
        [
            "id": .string(String(594_425_479_261_596 + id)), "name": .string(name), "language": .string(language),
            "status": "APPROVED", "category": "UTILITY", "parameter_format": "POSITIONAL",
            "components": [["type": "BODY", "text": .string(body)]],
        ]
    }
}
