/// A number for people to read: international, in the groups its country uses.
enum PhoneFace {
    static func show(_ digits: String) -> String {
        let plan = plans.first { digits.hasPrefix($0.prefix) }
        let code = plan?.code ?? ""
        var rest = digits.dropFirst(code.count)
        var groups = code.isEmpty ? [] : [String(code)]
        for size in plan?.groups ?? [] where rest.count > 1 {
            groups.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        while !rest.isEmpty {
            let size = rest.count <= 4 ? rest.count : 3
            groups.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return "+" + groups.joined(separator: " ")
    }

    /// The more special prefix first. What the groups leave over follows in threes, the last group up to four digits.
    private static let plans: [(prefix: String, code: String, groups: [Int])] = [
        ("521", "52", [1, 2, 4, 4]), ("52", "52", [2, 4, 4]), ("549", "54", [1, 2, 4, 4]), ("54", "54", [2, 4, 4]),
        ("55", "55", [2]), ("225", "225", [2, 2, 2, 2, 2]), ("229", "229", [2, 2, 2, 2, 2]), ("34", "34", [3, 3, 3]),
        ("39", "39", [3, 3, 4]), ("44", "44", [4, 6]), ("49", "49", [3, 8]), ("91", "91", [5, 5]),
        ("1", "1", [3, 3, 4]),
        ("33", "33", [1, 2, 2, 2, 2]), ("351", "351", [3, 3, 3]), ("41", "41", [2, 3, 2, 2]), ("43", "43", [3]),
        ("57", "57", [3, 3, 4]),
    ]
}
