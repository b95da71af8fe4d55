/// Why something is, or is not, in HubSpot: every step of its way, and the one that decides.
public struct Diagnosis: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable {
        case inHubSpot = "in_hubspot"
        /// It will be, without anybody doing anything.
        case onItsWay = "on_its_way"
        case notInHubSpot = "not_in_hubspot"
    }

    /// All stages, in order.
    public var steps: [DiagnosisStep]

    public init(steps: [DiagnosisStep]) {
        self.steps = steps
    }

    /// Where it does not get past now; `nil` = it got through.
    public var halt: DiagnosisStep? {
        steps.first { $0.state == .stopped } ?? steps.first { $0.state == .waiting }
    }

    public var outcome: Outcome {
        switch halt?.state {
        case nil: .inHubSpot
        case .waiting: .onItsWay
        case .stopped, .passed, .noted, .notReached: .notInHubSpot
        }
    }

    /// The whole answer in a sentence or two.
    public var sentence: String {
        let last = steps.last { $0.state != .notReached }
        return switch outcome {
        case .inHubSpot: "It is in HubSpot. \(last?.sentence ?? "")"
        case .onItsWay: "It is on its way. \(halt?.sentence ?? "")"
        case .notInHubSpot: "It is not in HubSpot. \(halt?.sentence ?? "")"
        }
    }
}
