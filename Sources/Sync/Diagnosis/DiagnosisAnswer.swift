public import Domain

/// What is answered to "why is this (not) in HubSpot?".
public enum DiagnosisAnswer: Sendable {
    /// The way of one message.
    case way(DiagnosisReport)
    /// Several may be meant.
    case several([DiagnosisChoice])
    /// Nobody is meant, with the reason.
    case nothing(String)
}

public struct DiagnosisReport: Sendable {
    public var facts: DiagnosisFacts
    public var diagnosis: Diagnosis

    init(_ facts: DiagnosisFacts) {
        self.facts = facts
        diagnosis = diagnose(facts)
    }
}

/// Somebody who may be meant: asked for by `text`.
public struct DiagnosisChoice: Sendable, Equatable {
    public var name: String
    /// What tells them apart, in English.
    public var facts: [String]
    public var text: String

    public var detail: String { facts.joined(separator: " · ") }
}
