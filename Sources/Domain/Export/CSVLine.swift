/// One line of a CSV file as RFC 4180 has it, with its CRLF, harmless for spreadsheets.
///
/// A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. Such a cell gets an apostrophe in front, which the
/// spreadsheet takes for "this is text"; phone numbers and plain numbers are no formulas and stay as they are.
public struct CSVLine: Sendable, Equatable {
    public let text: String

    public init(_ cells: [String]) {
        text = cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ value: String) -> String {
        let value = isFormula(value) ? "'" + value : value
        guard value.unicodeScalars.contains(where: needsQuotes) || value.first == " " || value.last == " " else {
            return value
        }
        return "\"" + value.replacing("\"", with: "\"\"") + "\""
    }

    private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "\"", "\r", "\n", ";", "\t": true
        default: false
        }
    }

    private static func isFormula(_ value: String) -> Bool {
        switch value.unicodeScalars.first {
        case "=", "@", "\t", "\r", "＝", "＋", "－", "＠": true
        case "+": !isPhone(value.unicodeScalars.dropFirst())
        case "-": !isNumber(value.unicodeScalars.dropFirst())
        default: false
        }
    }

    /// A digit, then digits and what people part them with; nothing that names a cell or calls a function.
    private static func isPhone(_ scalars: Substring.UnicodeScalarView) -> Bool {
        guard let first = scalars.first, isDigit(first), scalars.count <= longestPhone else { return false }
        return scalars.allSatisfy { isDigit($0) || " -.()".unicodeScalars.contains($0) }
    }

    private static func isNumber(_ scalars: Substring.UnicodeScalarView) -> Bool {
        !scalars.isEmpty && scalars.allSatisfy { isDigit($0) || $0 == "." }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static let longestPhone = 40
}
