import Domain

/// How scopes stand in one column: `state scope` lines.
enum ScopeText {
    static func text(of scopes: [String: ScopeState]) -> String {
        scopes.map { "\($0.value.rawValue) \($0.key)" }.sorted().joined(separator: "\n")
    }

    static func scopes(in text: String) -> [String: ScopeState] {
        let pairs = text.split(separator: "\n").compactMap { line -> (String, ScopeState)? in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let state = ScopeState(rawValue: String(parts[0])) else { return nil }
            return (String(parts[1]), state)
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
}
