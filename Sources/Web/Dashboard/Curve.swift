/// A small curve, as the points of an SVG of 120 by 32.
struct Curve: Sendable, Equatable {
    private static let width = 120.0
    private static let height = 32.0
    /// So that the line is not cut at the edges.
    private static let margin = 2.0

    var line: String
    var area: String

    /// Drawn from zero to the largest value; a course of one value or of zeros is a flat line.
    init(_ values: [Double], floor: Double = 0, ceiling: Double? = nil) {
        let values = values.count == 1 ? [values[0], values[0]] : values.isEmpty ? [0, 0] : values
        let top = max(ceiling ?? values.max() ?? 0, floor + .ulpOfOne)
        let step = Self.width / Double(values.count - 1)
        let points = values.enumerated().map { index, value in
            let share = min(1, max(0, (value - floor) / (top - floor)))
            let y = Self.height - Self.margin - share * (Self.height - 2 * Self.margin)
            return "\(Self.text(Double(index) * step)),\(Self.text(y))"
        }
        line = points.joined(separator: " ")
        area = "0,\(Self.text(Self.height)) \(line) \(Self.text(Self.width)),\(Self.text(Self.height))"
    }

    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
