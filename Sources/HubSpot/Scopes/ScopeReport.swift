public import Domain

/// What a token may do, held against what Liaison needs.
public struct ScopeReport: Sendable, Equatable {
    public typealias State = ScopeState

    public struct Row: Sendable, Equatable {
        public var need: ScopeNeed
        public var state: State

        public init(_ need: ScopeNeed, _ state: State) {
            self.need = need
            self.state = state
        }

        /// One line for a table: what it is good for, or what is lost.
        public var sentence: String {
            switch state {
            case .granted: "Liaison uses it to \(need.purpose)."
            case .missing: need.loss
            case .unknown: "HubSpot does not tell. \(need.loss)"
            }
        }
    }

    /// In the order of `ScopeNeed.all`.
    public var rows: [Row]

    public init(rows: [Row]) {
        self.rows = rows
    }

    /// Of what was learnt earlier. A scope that nothing is known of is unknown.
    public init(_ states: [String: ScopeState]) {
        self.init(rows: ScopeNeed.all.map { Row($0, states[$0.scope] ?? .unknown) })
    }

    /// By scope, to be kept.
    public var states: [String: ScopeState] {
        Dictionary(rows.map { ($0.need.scope, $0.state) }, uniquingKeysWith: { first, _ in first })
    }

    /// Of a token whose scopes HubSpot lists.
    public init(granted: some Sequence<String>) {
        let granted = Set(granted)
        self.init(rows: ScopeNeed.all.map { Row($0, granted.contains($0.scope) ? .granted : .missing) })
    }

    public var missing: [ScopeNeed] { rows.filter { $0.state == .missing }.map(\.need) }

    /// A required one is missing: reconnect. An optional one: degraded. What is unknown is not held against the token.
    public var judgement: ConnectionState {
        let required = missing.filter(\.isRequired)
        if !required.isEmpty {
            return ConnectionState(
                .needsReconnect,
                """
                The HubSpot token lacks \(Self.list(required)). \(required[0].loss) Add the scope in HubSpot, then \
                connect again.
                """)
        }
        let losses = missing.map(\.loss).joined(separator: " ")
        if !losses.isEmpty {
            return ConnectionState(.degraded, "HubSpot is connected, with less than everything. \(losses)")
        }
        return ConnectionState(.connected, "HubSpot is connected, with every scope that Liaison can tell of.")
    }

    private static func list(_ needs: [ScopeNeed]) -> String {
        needs.map { "`\($0.scope)`" }.joined(separator: ", ")
    }
}
