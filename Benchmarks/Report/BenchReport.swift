import Domain
import Foundation

/// All lines of a run, for people or for programs.
struct BenchReport: Sendable {
    let measurements: [Measurement]
    let before: MachineReading
    let after: MachineReading
    let isQuick: Bool

    func json() throws -> String {
        let report: JSON = [
            "cores": .integer(Int64(before.cores)), "isQuick": .bool(isQuick),
            "startedAt": .integer(before.now.milliseconds), "endedAt": .integer(after.now.milliseconds),
            "loadBefore": Self.number(before.load), "loadAfter": Self.number(after.load),
            "measurements": .array(measurements.map(Self.json)),
        ]
        return String(decoding: try report.encoded(), as: UTF8.self)
    }

    func table() -> String {
        let quick = isQuick ? " Quick: sizes too small to believe." : ""
        let missed = measurements.count { $0.isMet == false }
        let verdict = missed == 0 ? "Every budget is met." : "\(missed) of the budgets MISSED."
        return """
            \(TextTable(rows: [Self.heading] + measurements.map(Self.cells)).text)

            \(before.cores) cores, load \(before.loadText) before and \(after.loadText) after.\(quick) \(verdict)
            """
    }

    private static let heading = [
        "section", "what", "figure", "budget", "figure/budget", "reference of the same run", "figure/reference",
    ]

    private static func cells(_ line: Measurement) -> [String] {
        [
            line.section, line.what, "\(text(line.figure)) \(line.unit)", line.budget.map(text) ?? "",
            [line.ofBudget.map(text), line.isMet.map { $0 ? "met" : "MISSED" }].compactMap(\.self).joined(
                separator: " "),
            line.reference.map { "\($0.what): \(text($0.figure)) \(line.unit)" } ?? "",
            line.ofReference.map(text) ?? "",
        ]
    }

    private static func text(_ budget: Measurement.Budget) -> String {
        switch budget {
        case .atLeast(let limit): ">= \(text(limit))"
        case .atMost(let limit): "<= \(text(limit))"
        }
    }

    /// Three digits that count, thousands set apart.
    private static func text(_ figure: Double) -> String {
        guard figure.magnitude >= 1000 else {
            return String(format: figure.magnitude < 10 ? "%.2f" : figure.magnitude < 100 ? "%.1f" : "%.0f", figure)
        }
        var groups: [String] = []
        var rest = Int64(figure.rounded())
        while rest >= 1000 {
            groups.append(String(format: "%03d", Int(rest % 1000)))
            rest /= 1000
        }
        return ([String(rest)] + groups.reversed()).joined(separator: ",")
    }

    private static func json(_ line: Measurement) -> JSON {
        [
            "section": .string(line.section), "what": .string(line.what), "figure": .number(line.figure),
            "unit": .string(line.unit), "budget": line.budget.map(json) ?? .null,
            "isMet": line.isMet.map { .bool($0) } ?? .null, "ofBudget": number(line.ofBudget),
            "reference": line.reference.map { ["what": .string($0.what), "figure": .number($0.figure)] } ?? .null,
            "ofReference": number(line.ofReference),
        ]
    }

    private static func json(_ budget: Measurement.Budget) -> JSON {
        switch budget {
        case .atLeast(let limit): ["atLeast": .number(limit)]
        case .atMost(let limit): ["atMost": .number(limit)]
        }
    }

    private static func number(_ figure: Double?) -> JSON {
        figure.map { .number($0) } ?? .null
    }
}
