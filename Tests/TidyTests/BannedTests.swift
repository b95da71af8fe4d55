import Testing

/// What the compiler lets through and we do not. The reasons are in `STYLE.md`.
struct BannedTests {
    /// The drivers wrap C libraries whose connections the compiler cannot see are used by one thread at a time.
    static let drivers = ["Sources/Storage/SQLite", "Sources/Storage/PostgreSQL"]

    private func code(
        _ pattern: Regex<Substring>, _ complaint: String, in applies: (SwiftFile) -> Bool = { _ in true }
    ) -> [Violation] {
        Tree.package.swift.filter(applies).flatMap { $0.code(matching: pattern, complaint) }
    }

    private func isOutsideDrivers(_ file: SwiftFile) -> Bool {
        !Self.drivers.contains { file.isBelow($0) }
    }

    @Test func `data races are left to the compiler`() {
        expectNone(
            code(/@unchecked\s+Sendable/, "@unchecked Sendable", in: isOutsideDrivers)
                + code(/\bnonisolated\(unsafe\)/, "nonisolated(unsafe)", in: isOutsideDrivers)
                + code(/\bTask\.detached\b/, "a detached task belongs to nobody", in: isOutsideDrivers)
                + code(/@preconcurrenc[y]\b/, "@preconcurrency hides what it imports", in: isOutsideDrivers))
    }

    @Test func `nothing outside can crash the process`() {
        expectNone(
            code(/\btry!/, "try!")
                + code(/\bas!/, "as!")
                + code(/\bfatalError\(/, "fatalError; throw, or make the case impossible", in: isOutsideDrivers))
    }

    @Test func `unfinished work is an issue and no comment`() {
        expectNone(
            Tree.package.swift.flatMap {
                $0.comments(matching: /\b(?:FIXME|TODO|HACK)\b|\bXXX:/, "finish it, or write an issue")
            })
    }

    @Test func `only commands print`() {
        expectNone(
            code(/(?:^|[^.\w])print\(/, "log it instead") { file in
                file.isBelow("Sources") && !file.isBelow("Sources/App")
            })
    }

    @Test func `no test sleeps`() {
        // Over real ports only the outcome can be waited for; one function does.
        let exempt = "Tests/JourneyTests/Support/Journey+questions.swift"
        expectNone(
            code(/\b(?:u|nano)?sleep\(/, "hand in the time instead") { $0.isBelow("Tests") && $0.path != exempt })
    }

    @Test func `time and chance are handed in`() {
        let edges = ["Sources/App/", "Sources/Domain/Ports/WallClock.swift"]
        let ambient = /\bDate\(\)|\bDate\.now\b|\bUUID\(\)|\.random\((?!.*using:)|\.randomElement\(\)|\.shuffled\(\)/
        expectNone(
            code(ambient, "ask the clock, the id source or the seed that was handed in") { file in
                file.isBelow("Sources") && !edges.contains { file.path.hasPrefix($0) }
            })
    }

    @Test func `tests are sentences in structs`() {
        expectNone(
            code(/\bfunc\s+test(?:[A-Z_]|\()/, "a name says what holds, without a prefix") { $0.isBelow("Tests") }
                + code(/^\s*import\s+XCTest\b/, "tests use Swift Testing") { $0.isBelow("Tests") }
                + rawTestPrefixes)
    }

    private var rawTestPrefixes: [Violation] {
        Tree.package.swift.filter { $0.isBelow("Tests") }.flatMap { file in
            file.lines.enumerated().filter { $0.element.contains(/@Test.*\bfunc\s+`[Tt]est\b/) }.map {
                Violation(file.path, line: $0.offset + 1, "a name says what holds, without a prefix")
            }
        }
    }

    @Test func `SQL is written in Storage only`() {
        let select = /\bSELECT\b(?:.|\n)*\bFROM\b/
        let change = /\bINSERT\s+INTO\b|\bDELETE\s+FROM\b|\bUPDATE\s+\w+\s+SET\b|\bCREATE\s+(?:TABLE|INDEX)\b/
        expectNone(
            Tree.package.swift.filter { $0.isBelow("Sources") && !$0.isBelow("Sources/Storage") }.flatMap {
                $0.literals(matching: select, "SQL text") + $0.literals(matching: change, "SQL text")
            })
    }
}
