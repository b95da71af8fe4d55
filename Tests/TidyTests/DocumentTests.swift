import Foundation
import Testing

struct DocumentTests {
    private let tree = Tree.package

    private var documents: [String] { tree.paths.filter { $0.hasSuffix(".md") } }

    @Test func `every link between documents leads somewhere`() {
        expectNone(
            documents.flatMap { path in
                links(in: path).filter { !tree.exists($0.target) }.map {
                    Violation(path, line: $0.line, "\($0.written) does not exist")
                }
            })
    }

    /// A setting nobody can find in the manual does not exist for the person who runs the server.
    @Test func `every setting is in the operating manual`() {
        let manual = tree.text(of: "docs/operating.md") ?? ""
        let example = (tree.text(of: ".env.example") ?? "").split(separator: "\n").enumerated().flatMap { index, line in
            settings(in: String(line)).map { (name: $0, place: Violation(".env.example", line: index + 1, $0)) }
        }
        let source = tree.swift.filter { $0.isBelow("Sources") }.flatMap { file in
            file.literals.flatMap { literal in
                settings(in: literal.text).map { (name: $0, place: Violation(file.path, line: literal.line, $0)) }
            }
        }
        expectNone((example + source).filter { !manual.contains($0.name) }.map(\.place))
    }

    private func settings(in text: String) -> [String] {
        text.matches(of: /\bLIAISON_[A-Z_]+[A-Z]\b/).map { String($0.output) }
    }

    /// Links to files, outside code blocks, as paths from the package's root.
    private func links(in path: String) -> [(written: String, target: String, line: Int)] {
        let folder = URL(filePath: "/" + path).deletingLastPathComponent()
        var isCode = false
        var found: [(written: String, target: String, line: Int)] = []
        let lines = (tree.text(of: path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") { isCode.toggle() }
            guard !isCode else { continue }
            for match in line.matches(of: /\]\(([^)\s#]+)[^)]*\)/) where !match.output.1.contains(":") {
                let written = String(match.output.1)
                let target = written.hasPrefix("/") ? written : folder.appending(path: written).standardized.path
                found.append((written, String(target.drop { $0 == "/" }), index + 1))
            }
        }
        return found
    }
}
