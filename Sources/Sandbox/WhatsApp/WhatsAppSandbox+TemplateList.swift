import Domain

/// `GET /{waba-id}/message_templates`: filters, pages and the summary as Meta has them.
extension WhatsAppSandbox {
    /// Meta's limit for an account that is not verified.
    private static let templateLimit: Int64 = 250

    func templatePage(of templates: [JSON], _ request: GraphRequest) throws(GraphError) -> JSON {
        let found = templates.filter { Self.fits($0, request.query) }.map(Self.withExamples)
        var page = try page(of: found, request).object
        if let asked = request.query["summary"]?.split(separator: ",").map(String.init) {
            let summary: [String: JSON] = [
                "total_count": .integer(Int64(found.count)),
                "message_template_count": .integer(Int64(templates.count)),
                "message_template_limit": .integer(Self.templateLimit), "are_translations_complete": true,
            ]
            page["summary"] = .object(summary.filter { asked.contains($0.key) })
        }
        return .object(page)
    }

    /// Each filter is a list of words; the name is a part of it.
    private static func fits(_ template: JSON, _ query: [String: String]) -> Bool {
        let words = ["status", "category", "language"].allSatisfy { field in
            query[field].map { $0.split(separator: ",").map(String.init).contains(template[field]?.text ?? "") } ?? true
        }
        return words && (query["name"].map { template["name"]?.text?.contains($0) ?? false } ?? true)
    }

    /// A template was handed in with an example for each variable, and Meta tells it with the component.
    private static func withExamples(_ template: JSON) -> JSON {
        let isNamed = template["parameter_format"]?.text == "NAMED"
        let components = (template["components"]?.array ?? []).map { withExample($0, isNamed: isNamed) }
        return .object(template.object.merging(["components": .array(components)]) { $1 })
    }

    private static func withExample(_ component: JSON, isNamed: Bool) -> JSON {
        var fields = component.object
        if let buttons = component["buttons"]?.array {
            fields["buttons"] = .array(buttons.map(withExample))
        }
        let names = variables(in: component["text"]?.text ?? "")
        guard let kind = component["type"]?.text?.lowercased(), !names.isEmpty else { return .object(fields) }
        let texts = names.map { JSON.string("Example \($0)") }
        if isNamed {
            let named = zip(names, texts).map { ["param_name": .string($0), "example": $1] as JSON }
            fields["example"] = .object(["\(kind)_text_named_params": .array(named)])
        } else {
            // Of a body there could be several examples, of a header only one.
            fields["example"] = .object(["\(kind)_text": kind == "body" ? [.array(texts)] : .array(texts)])
        }
        return .object(fields)
    }

    private static func withExample(_ button: JSON) -> JSON {
        guard let url = button["url"]?.text, !variables(in: url).isEmpty else { return button }
        let example = url.replacing(/\{\{[^}]+\}\}/, with: "812")
        return .object(button.object.merging(["example": [.string(example)]]) { $1 })
    }

    /// In the order of their first place, each once.
    private static func variables(in text: String) -> [String] {
        var names: [String] = []
        for match in text.matches(of: /\{\{([^}]+)\}\}/) where !names.contains(String(match.output.1)) {
            names.append(String(match.output.1))
        }
        return names
    }
}
