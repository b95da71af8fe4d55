import Testing

struct FileTests {
    private let tree = Tree.package

    @Test func `no two Swift files of a target share a name`() {
        var first: [String: String] = [:]
        var violations: [Violation] = []
        for file in tree.swift {
            let target = file.path.split(separator: "/").prefix(2).joined(separator: "/")
            let key = target + " " + file.name.lowercased()
            if let other = first[key] {
                violations.append(Violation(file.path, "has the name of \(other)"))
            }
            first[key] = file.path
        }
        expectNone(violations)
    }

    @Test func `every Swift file declares something`() {
        let declaration = /\b(?:struct|class|enum|actor|protocol|extension|func|typealias|let|var|macro)\b/
        expectNone(
            tree.swift.filter { file in !file.code.contains { $0.contains(declaration) } }.map {
                Violation($0.path, "declares nothing; delete it")
            })
    }

    @Test func `placeholders are gone`() {
        expectNone(tree.swift.filter { $0.name.hasPrefix("Placeholder") }.map { Violation($0.path, "delete it") })
    }

    @Test func `no name is a drawer for anything`() {
        let files = /(?:Utils?|Utilities|Helpers?|Manager|Misc|Common|Base)(?:\+.*)?\.swift$/
        let folders = /\/(?:Utils?|Utilities|Helpers?|Misc|Extensions|Core|Common)\//
        expectNone(
            tree.swift.map(\.path).filter { $0.contains(files) || $0.contains(folders) }.map {
                Violation($0, "name it after the noun it holds")
            })
    }

    @Test func `no file knows a particular machine`() {
        let machine = /(?:^|[^\w.:\/-])\/(?:root|work|opt|home)\//
        // These two look for programs where they are usually installed, or spell the rule.
        let exempt = ["bin/lib/common.sh", "Tests/TidyTests/FileTests.swift"]
        expectNone(
            tree.paths.filter { !exempt.contains($0) }.flatMap { path in
                lines(of: path).filter { $0.element.contains(machine) }.map {
                    Violation(path, line: $0.offset + 1, "a path of one machine")
                }
            })
    }

    @Test func `every script says what it is for and stops at the first error`() {
        let scripts = tree.paths.filter { $0.hasPrefix("bin/") || $0 == ".ci/run" }
        expectNone(
            scripts.flatMap { path -> [Violation] in
                let lines = lines(of: path).map(\.element)
                // Python stops at the first error by itself.
                if path.hasSuffix(".py") || lines.first == "#!/usr/bin/env python3" {
                    let isExplained = lines.prefix(2).contains { $0.hasPrefix("\"\"\"") }
                    return isExplained ? [] : [Violation(path, "has no docstring on top")]
                }
                let isLibrary = path.hasSuffix(".sh")
                let isStrict = lines.contains("set -euo pipefail") || lines.contains { $0.contains("lib/common.sh") }
                return [
                    lines.prefix(2).contains { $0.hasPrefix("# ") } ? nil : Violation(path, "has no comment on top"),
                    isLibrary || lines.first == "#!/usr/bin/env bash" ? nil : Violation(path, "does not name bash"),
                    isLibrary || isStrict ? nil : Violation(path, "does not set -euo pipefail"),
                ].compactMap { $0 }
            })
    }

    private func lines(of path: String) -> [EnumeratedSequence<[Substring]>.Element] {
        Array((tree.text(of: path) ?? "").split(separator: "\n", omittingEmptySubsequences: false).enumerated())
    }
}
