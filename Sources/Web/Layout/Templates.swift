import Foundation
import Mustache

/// The page templates, read and parsed once at start.
struct Templates: Sendable {
    enum Name: String, CaseIterable, Sendable {
        case dashboard = "Dashboard/show"
        case dashboardFragment = "Dashboard/fragment"
        case hubSpot = "Integrations/hubspot"
        case linking = "Integrations/linking"
        case links = "Links/links"
        case bookImport = "Links/import"
        case byHand = "Links/byhand"
        case explanation = "Links/explanation"
        case audit = "Audit/audit"
        case error = "Layout/error"
    }

    private let library: MustacheLibrary

    /// Throws when a template is missing or wrong: that is found at start, not by a visitor.
    init() throws {
        MustacheContentTypes.register(EscapedHTML(), named: EscapedHTML.name)
        let folder = try PackageFiles.folder("Pages")
        var templates: [String: MustacheTemplate] = [:]
        for file in try PackageFiles.files(in: folder, withExtension: "mustache") {
            let source = try String(contentsOf: file.url, encoding: .utf8)
            let name = String(file.path.dropLast(".mustache".count))
            templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(EscapedHTML.name)}}" + source)
        }
        library = MustacheLibrary(templates: templates)
        if let missing = Name.allCases.first(where: { templates[$0.rawValue] == nil }) {
            throw PackageFiles.Missing(name: "Pages/\(missing.rawValue).mustache")
        }
    }

    func render(_ page: some Sendable, _ name: Name) -> String {
        library.render(page, withTemplate: name.rawValue) ?? ""
    }
}

/// Escapes by Unicode scalar. The library's own way goes by character, and a quotation mark with a combining accent is
/// another character, which would let a name that somebody chose end an attribute.
private struct EscapedHTML: MustacheContentType {
    static let name = "HTML-BY-SCALAR"

    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{0}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
