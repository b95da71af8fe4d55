import Domain
import Foundation
import Testing

struct JSONTests {
    private func parse(_ text: String) throws -> JSON {
        try JSON(parsing: Data(text.utf8))
    }

    @Test(
        arguments: [
            ("null", nil), (" true ", true), ("false\n", false), ("0", 0), ("-7", -7), ("\"\"", ""), ("[]", []),
            ("{}", [:]),
            ("[1,[2],{\"a\":[]}]", [1, [2], ["a": []]]),
            (#"{ "a" : 1 , "b" : { "c" : null } }"#, ["a": 1, "b": ["c": nil]]),
        ] as [(String, JSON)])
    func `each kind of value is read`(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        ("9223372036854775807", JSON.integer(.max)), ("-9223372036854775808", .integer(.min)), ("1.0", .integer(1)),
        ("1e3", .integer(1000)), ("1.5E+2", .integer(150)), ("-0", .integer(0)), ("0.25", .number(0.25)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("1e300", .number(1e300)),
        ("1e999", .string("1e999")),
        ("1e-300", .number(1e-300)),
    ])
    func `numbers keep what they can`(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
    }

    @Test func `escapes are read`() throws {
        #expect(try parse(#""\"\\\/\b\f\n\r\t\u00e9\u20AC""#) == "\"\\/\u{8}\u{C}\n\r\té€")
        #expect(try parse(#""x\ud83d\ude00y""#) == "x😀y")
        #expect(try parse("\"caf\u{E9} 😀\"") == "café 😀")
    }

    @Test(arguments: [
        (#""a\ud83db""#, "a\u{FFFD}b"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\ud83d""#, "\u{FFFD}"), (#""a\u0000b""#, "a\u{FFFD}b"),
    ])
    func `half characters and NUL become the replacement character`(text: String, value: String) throws {
        #expect(try parse(text) == .string(value))
    }

    @Test func `invalid UTF-8 is repaired`() throws {
        let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0xC3, 0x22]
        #expect(try JSON(parsing: Data(bytes)) == "a\u{FFFD}\u{FFFD}")
    }

    @Test func `a byte order mark is skipped`() throws {
        #expect(try parse("\u{FEFF}[1]") == [1])
    }

    @Test func `of a repeated key the last value wins`() throws {
        #expect(try parse(#"{"a":1,"a":2}"#) == ["a": 2])
    }

    @Test func `a slice of data is read from its own start`() throws {
        #expect(try JSON(parsing: Data("xx[1]".utf8).dropFirst(2)) == [1])
    }

    @Test(arguments: [
        "1 2", "[1]]", "{}x", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\"}", "{\"a\":}", "[1 2]", "01", "-01", "+1", ".5",
        "1.",
        "1e", "-", "nul", "True", "NaN", "'a'", "\"a\nb\"", #""\x""#, #""\u12g4""#, "[1]\u{0}", "\u{0}", "//", "\"\t\"",
    ])
    func `what is not JSON is refused at its byte`(text: String) {
        #expect(throws: JSONFailure.self) { try parse(text) }
    }

    @Test(arguments: ["", "  ", "[", "{", "{\"a\"", "{\"a\":", "[1", "[1,", "\"a", #""\"#, #""\u00"#, "tru", "-", "1."])
    func `a text that stops is told apart`(text: String) {
        #expect(throws: JSONFailure.endsTooEarly) { try parse(text) }
    }

    @Test func `nesting has a limit`() throws {
        let limit = JSON.depthLimit
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(throws: Never.self) { try parse(deepest) }
        #expect(throws: JSONFailure.nestedTooDeep(at: limit)) { try parse("[" + deepest + "]") }
        #expect(throws: JSONFailure.self) { try parse(String(repeating: #"{"a":"#, count: 100_000)) }
    }

    @Test func `what was written is read back`() throws {
        let value: JSON = ["a": [1, -2, "é\"\\\n", nil, true], "b": ["c": .number(0.1)], "d": .integer(.max)]
        #expect(try JSON(parsing: value.encoded()) == value)
    }
}
