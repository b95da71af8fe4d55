/// A group of figures that share a scene.
struct Section: Sendable {
    let name: String
    let subject: String
    let run: @Sendable (BenchOptions) async throws -> [Measurement]

    /// Pages come first: what the process holds in memory afterwards is theirs.
    static let all: [Section] = [
        .web, .intake, .history, .sending, .mutations, .importing, .pass, .calls, .search, .linking, .links, .precision,
        .render,
    ]

    func line(
        _ what: String, _ figure: Double, _ unit: String, budget: Measurement.Budget? = nil,
        reference: Measurement.Reference? = nil
    ) -> Measurement {
        Measurement(section: name, what: what, figure: figure, unit: unit, budget: budget, reference: reference)
    }
}
