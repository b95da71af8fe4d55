import Testing

struct SizeTests {
    static let fileLinesMax = 400
    static let functionLinesMax = 70
    static let lineColumnsMax = 120

    /// Functions that are longer all the same, by "path name", with the length they must not exceed. Only shrinks.
    static let ratchet: [String: Int] = [:]

    @Test func `no file is longer than 400 lines`() {
        expectNone(
            Tree.package.swift.filter { $0.lines.count > Self.fileLinesMax }.map {
                Violation($0.path, line: Self.fileLinesMax + 1, "\($0.lines.count) lines; split it by noun")
            })
    }

    @Test func `no function is longer than 70 lines`() {
        expectNone(
            Tree.package.swift.flatMap { file in
                FunctionFinder(file).functions.compactMap { function in
                    let limit = Self.ratchet["\(file.path) \(function.name)"] ?? Self.functionLinesMax
                    guard function.length > limit else { return nil }
                    return Violation(file.path, line: function.line, "\(function.name) has \(function.length) lines")
                }
            })
    }

    @Test func `no line is wider than 120 columns`() {
        expectNone(
            Tree.package.swift.flatMap { file in
                file.lines.indices.filter { file.lines[$0].count > Self.lineColumnsMax && !isText($0, of: file) }.map {
                    Violation(file.path, line: $0 + 1, "\(file.lines[$0].count) columns")
                }
            })
    }

    /// Inside a multi-line string, where a line break would change what it says.
    private func isText(_ line: Int, of file: SwiftFile) -> Bool {
        file.code[line].allSatisfy(\.isWhitespace) && !file.lines[line].contains("//")
    }

    @Test func `no file is larger than 200 KB`() {
        let tree = Tree.package
        expectNone(
            tree.paths.map { ($0, tree.size(of: $0)) }.filter { $0.1 > 200_000 }.map {
                Violation($0.0, "\($0.1) bytes; data of that size is made by a script or comes from a package")
            })
    }
}
