extension Section {
    /// Right and wrong links on a generated book whose truth is known, ours beside what others do.
    static let precision = Section(name: "precision", subject: "who is linked rightly and who wrongly") { options in
        let book = PrecisionBook(seed: 1, contacts: options.size(100_000, quick: 5000))
        let table = PrecisionTable(book)
        let rivals = table.rivals.flatMap { lines($0) }
        let best = table.rivals.map(\.right).max() ?? 0
        return rivals + lines(table.exact)
            + lines(table.guarded, right: .atLeast(Double(best + 1)), wrong: .atMost(0))
    }

    private static func lines(
        _ score: PrecisionScore, right: Measurement.Budget? = nil, wrong: Measurement.Budget? = nil
    ) -> [Measurement] {
        [
            precision.line(
                "\(score.way): right links", Double(score.right), "persons", budget: right,
                reference: .init(what: "persons with a contact", figure: Double(score.known))),
            precision.line("\(score.way): wrong links", Double(score.wrong), "persons", budget: wrong),
            precision.line("\(score.way): asked", Double(score.asked), "persons"),
        ]
    }
}
