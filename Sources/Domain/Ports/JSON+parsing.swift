public import Foundation

/// Why a text is not JSON, and at which byte.
public enum JSONFailure: Error, Equatable, CustomStringConvertible {
    /// This byte cannot stand here.
    case unexpectedByte(at: Int)
    case endsTooEarly
    /// Arrays and objects are nested deeper than `JSON.depthLimit`.
    case nestedTooDeep(at: Int)

    public var description: String {
        switch self {
        case .unexpectedByte(let place): "byte \(place) cannot stand where it does"
        case .endsTooEarly: "it ends too early"
        case .nestedTooDeep(let place): "it is nested deeper than \(JSON.depthLimit) levels at byte \(place)"
        }
    }
}

extension JSON {
    /// Deeper texts are refused, so that a hostile body cannot exhaust the stack.
    public static let depthLimit = 64

    /// One JSON text in UTF-8, nothing after it but white space; throws `JSONFailure`.
    ///
    /// Repaired rather than refused: invalid UTF-8, lone surrogates and `\u0000` (which no database keeps in a text)
    /// become U+FFFD. Of a repeated key the last value wins. Integers are exact within `Int64`; a number no `Double`
    /// can hold stays as its digits.
    public init(parsing data: Data) throws {
        var parser = JSONParser(data)
        self = try parser.wholeText()
    }
}
