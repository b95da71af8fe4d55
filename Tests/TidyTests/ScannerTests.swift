import Foundation
import Testing

/// The rules are only as good as what they are told.
struct ScannerTests {
    @Test func `comments and strings are no code`() {
        let file = SwiftFile(path: "a.swift", "let a = \"try!\" // as!\n/* try! /* in */ as! */ let b = 1\n")
        #expect(file.code.map { $0.trimmingCharacters(in: .whitespaces) } == ["let a =", "let b = 1"])
        #expect(file.code.map(\.count) == file.lines.map(\.count))
        #expect(file.literals == [.init(line: 1, text: "try!")])
        #expect(file.comments.map(\.line) == [1, 2])
    }

    @Test func `an interpolation inside a string is code`() {
        let file = SwiftFile(path: "a.swift", #"let a = "x \(try! f(")")) z""#)
        #expect(file.code[0].contains("try! f("))
        #expect(!file.code[0].contains("x"))
        #expect(!file.code[0].contains("z"))
    }

    @Test func `raw and long strings end where their fence does`() {
        let raw = "let a = #\"say \"try!\" \\n\"#\n"
        let long = "let b = \"\"\"\n  as! \"x\"\n  \"\"\"\n"
        let file = SwiftFile(path: "a.swift", raw + long + "let c = 1\n")
        #expect(file.literals.map(\.line) == [1, 2])
        #expect(!file.code.joined().contains("!"))
        #expect(file.code.last == "let c = 1")
    }

    @Test func `an escaped quotation mark does not end a string`() {
        let file = SwiftFile(path: "a.swift", #"let a = "say \"try!\""; let b = 2"#)
        #expect(file.code[0].contains("let b = 2"))
        #expect(!file.code[0].contains("try"))
    }

    @Test func `a word begins behind a dot`() {
        let file = SwiftFile(path: "a.swift", "try await Task.sleep(for: .seconds(1))\n")
        #expect(file.code(matching: /\bsleep\(/, "sleeps").map(\.line) == [1])
    }

    @Test func `a function's length runs from its name to its closing brace`() {
        let text = """
            protocol P {
                func bodiless(_ a: Int)
                func bodilessToo() throws -> [Int]
            }
            struct S {
                var stored = 1
                var read: Int { 1 }
                init(_ a: Int = { 1 }()) {
                }
                func `one if {`(
                    a: Int
                ) -> Int
                where Int: Sendable {
                    if a > 1 { return 1 }
                    return self.init
                }
            }
            """
        let functions = FunctionFinder(SwiftFile(path: "a.swift", text)).functions
        #expect(functions.map(\.name) == ["read", "init", "`one if {`"])
        #expect(functions.map(\.line) == [7, 8, 10])
        #expect(functions.map(\.length) == [1, 2, 7])
    }
}
