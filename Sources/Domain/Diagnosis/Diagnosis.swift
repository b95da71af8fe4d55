/// Why something is, or is not, in HubSpot: every step of its way, and the one that decides.
public struct Diagnosis: Sendable, Equatable {
    public enum Outcome: String, Sendable, CaseIterable {
        case inHubSpot = "in_hubspot"
        /// It will be, without anybody doing anything.
        case onItsWay = "on_its_way"
        case notInHubSpot = "not_in_hubspot"
    }

    /// What the answer is about.
    public enum Subject: Sendable, Equatable {
        /// The message that was asked about.
        case message
        /// The newest message of somebody's own chat.
        case newest(with: String)
        /// The newest message of a group, of which it is asked for one of its people.
        case group(String, for: String)
        /// Somebody with whom there is no message.
        case nothing(of: String)
    }

    /// All stages, in order.
    public var steps: [DiagnosisStep]
    public var subject: Subject

    public init(steps: [DiagnosisStep], subject: Subject = .message) {
        self.steps = steps
        self.subject = subject
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
        case .inHubSpot: "\(shown) \(last?.sentence ?? "")"
        case .onItsWay: "\(coming) \(halt?.sentence ?? "")"
        case .notInHubSpot: "\(missing) \(halt?.sentence ?? "")"
        }
    }

    private var shown: String {
        switch subject {
        case .message, .nothing: "It is in HubSpot."
        case .newest(let name): "The newest message with \(name) is in HubSpot."
        case .group(let group, let name): "For \(name), the newest message of the group “\(group)” is in HubSpot."
        }
    }

    private var coming: String {
        switch subject {
        case .message, .nothing: "It is on its way."
        case .newest(let name): "The newest message with \(name) is on its way."
        case .group(let group, let name): "For \(name), the newest message of the group “\(group)” is on its way."
        }
    }

    private var missing: String {
        switch subject {
        case .message: "It is not in HubSpot."
        case .newest(let name): "The newest message with \(name) is not in HubSpot."
        case .group(let group, let name): "For \(name), the newest message of the group “\(group)” is not in HubSpot."
        case .nothing(let name): "No message with \(name) is in HubSpot."
        }
    }
}
