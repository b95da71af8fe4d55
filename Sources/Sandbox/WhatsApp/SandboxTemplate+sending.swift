import Domain

/// What a send request has to say of a template (facts of the Cloud API, sections 12 and 14).
extension SandboxTemplate {
    static func content(_ object: JSON, among templates: [SandboxTemplate]) throws(GraphError) -> SandboxContent {
        guard let name = object["name"]?.text else { throw .missing("template.name") }
        guard let language = object["language"]?["code"]?.text else { throw .missing("template.language.code") }
        guard let template = templates.first(where: { $0.name == name && $0.language == language }) else {
            throw .noTemplate(name, language)
        }
        switch template.state {
        case "APPROVED": break
        case "PAUSED": throw GraphError(132015, "Template is paused", "\(name) is paused for its low quality.")
        case "DISABLED": throw GraphError(132016, "Template is disabled", "\(name) was paused too often.")
        default: throw .noTemplate(name, language)
        }
        try template.check(object["components"]?.array ?? [])
        return .template(name: name, language: language)
    }

    private func check(_ components: [JSON]) throws(GraphError) {
        try check(components, "header", variables(in: header ?? ""))
        try check(components, "body", variables(in: body))
        let filled = components.filter { $0["type"]?.text?.lowercased() == "button" }
        guard filled.count == (link == nil ? 0 : 1) else {
            throw GraphError(132000, "Number of parameters does not match", "button: \(filled.count) are filled.")
        }
    }

    private func check(_ components: [JSON], _ type: String, _ variables: Set<String>) throws(GraphError) {
        let component = components.first { $0["type"]?.text?.lowercased() == type }
        let parameters = component?["parameters"]?.array ?? []
        guard parameters.count == variables.count else {
            throw GraphError(
                132000, "Number of parameters does not match",
                "\(type): \(parameters.count) parameters, and the template has \(variables.count).")
        }
        if isNamed, Set(parameters.compactMap { $0["parameter_name"]?.text }) != variables {
            throw GraphError(132012, "Parameter format does not match", "\(type): the names are not the template's.")
        }
    }
}

extension GraphError {
    fileprivate static func noTemplate(_ name: String, _ language: String) -> GraphError {
        GraphError(
            132001, http: 404, "Template does not exist",
            "There is no approved template \(name) in the language \(language).")
    }

    static func wrongMedia(_ type: String, _ mimeType: String) -> GraphError {
        GraphError(131053, "Media upload error", "A file of the type \(mimeType) cannot be sent as \(type).")
    }
}
