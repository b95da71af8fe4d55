/// Follows the way of a message from WhatsApp to HubSpot's timeline. What lies behind a step at which it stops is not
/// reached; nothing is asked and nothing is written.
public func diagnose(_ facts: DiagnosisFacts) -> Diagnosis {
    var steps: [DiagnosisStep] = []
    for stage in DiagnosisStep.Stage.allCases {
        let isHalted = steps.contains { $0.state == .stopped || $0.state == .notReached }
        steps.append(isHalted ? DiagnosisStep(stage, .notReached, "It has not come this far.") : facts.step(stage))
    }
    return Diagnosis(steps: steps, subject: facts.subject)
}

extension DiagnosisFacts {
    fileprivate func step(_ stage: DiagnosisStep.Stage) -> DiagnosisStep {
        switch stage {
        case .intake: intakeStep
        case .message: messageStep
        case .person: personStep
        case .link: linkStep
        case .entry: entryStep
        case .owner: ownerStep
        case .communication: communicationStep
        }
    }
}
