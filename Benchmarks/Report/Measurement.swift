/// One line of the report.
struct Measurement: Sendable {
    var section: String
    var what: String
    var figure: Double
    /// `/s`, `ms` or what is counted.
    var unit: String
    /// From the design's table of numbers; `nil` where it promises none.
    var budget: Budget?
    var reference: Reference?

    /// What the figure is held against.
    enum Budget: Sendable {
        case atLeast(Double)
        case atMost(Double)

        var limit: Double {
            switch self {
            case .atLeast(let limit), .atMost(let limit): limit
            }
        }

        func isMet(by figure: Double) -> Bool {
            switch self {
            case .atLeast(let limit): figure >= limit
            case .atMost(let limit): figure <= limit
            }
        }
    }

    /// The same machine doing the bare minimum of the same work, in the same run and unit.
    struct Reference: Sendable {
        var what: String
        var figure: Double
    }

    var isMet: Bool? { budget?.isMet(by: figure) }
    /// `nil` also for a budget of nothing, which has no multiples.
    var ofBudget: Double? { budget.flatMap { $0.limit == 0 ? nil : figure / $0.limit } }
    var ofReference: Double? { reference.map { figure / $0.figure } }
}
