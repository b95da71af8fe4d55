import Foundation
import Mustache

/// The page's templates, read once from the files that ship with the sandbox.
struct ControlTemplates: Sendable {
    struct Missing: Error {
        let name: String
    }

    private static let names = ["control", "people", "groups", "group", "chat", "hubspot", "weather", "mails", "error"]
    private let library: MustacheLibrary

    init() throws {
        var templates: [String: MustacheTemplate] = [:]
        for name in Self.names {
            guard let text = Self.file("\(name).mustache") else { throw Missing(name: name) }
            templates[name] = try MustacheTemplate(string: String(decoding: text, as: UTF8.self))
        }
        library = MustacheLibrary(templates: templates)
    }

    func render(_ view: Any, _ name: String) -> String {
        library.render(view, withTemplate: name) ?? ""
    }

    /// A file beside the templates; `name` has no folders in it.
    static func file(_ name: String) -> Data? {
        guard !name.contains("/"), let folder = Bundle.module.resourceURL?.appendingPathComponent("Pages") else {
            return nil
        }
        return try? Data(contentsOf: folder.appendingPathComponent(name))
    }
}
