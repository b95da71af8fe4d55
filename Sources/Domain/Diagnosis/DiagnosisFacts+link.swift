/// From the person to the contact.
extension DiagnosisFacts {
    var linkStep: DiagnosisStep {
        if let group = person?.group, !isAboutSomebody { return groupStep(group) }
        var step = ownLinkStep
        guard let former = linking.former else { return step }
        let name = linking.formerName ?? "contact \(former.contact)"
        if linking.link == nil {
            step.sentence += " Was linked to \(name) until the time given here."
            step.since = former.endedAt
        } else {
            step.sentence += " Was linked to \(name) before."
        }
        if let reason = former.endReason { step.sentence += " Why that link ended: \(reason)" }
        return step
    }

    private var ownLinkStep: DiagnosisStep {
        if let link = linking.link {
            let name = linking.contactName ?? "contact \(link.contact)"
            return DiagnosisStep(
                .link, .passed, "Linked to \(name) by \(link.author.name) (\(link.method.rawValue)): \(link.reason)",
                since: link.madeAt, place: .contact(link.contact))
        }
        if let block = linking.block {
            return DiagnosisStep(
                .link, .stopped, "Not linked, and blocked. \(block.sentence)", since: block.blockedAt,
                advice: "Link by hand, or lift the block under Links.", place: .blocked)
        }
        if let step = unreadyStep { return step }
        if let queuedAt = linking.queuedAt {
            return DiagnosisStep(
                .link, .waiting, "Not linked yet: the decision is queued.", since: queuedAt,
                advice: "It is made within seconds.")
        }
        return undecidedStep
    }

    /// HubSpot's contacts are not here, or not all of them.
    private var unreadyStep: DiagnosisStep? {
        guard hubSpot.state != nil else {
            return DiagnosisStep(
                .link, .stopped, "HubSpot was never connected, so there is nobody to be linked to.",
                advice: "Connect HubSpot. What was kept is written then.", place: .hubSpot)
        }
        if hubSpot.isRead { return nil }
        return DiagnosisStep(
            .link, .waiting,
            "Not linked yet: HubSpot's contacts are still being read, and one that is not here yet may fit as well.",
            advice: "Linking begins by itself when all are here.", place: .hubSpot)
    }

    private var undecidedStep: DiagnosisStep {
        let person = person?.id ?? PersonID(0)
        guard let verdict = linking.verdict else {
            return DiagnosisStep(
                .link, .stopped, "Not linked: no contact in HubSpot has this number.",
                advice: "Link by hand, or write the number with its country code into the contact in HubSpot.",
                place: .linkByHand(person))
        }
        let names = verdict.candidates.prefix(3).map(\.name).joined(separator: ", ")
        switch verdict.kind {
        case .conflict:
            return DiagnosisStep(
                .link, .stopped, "Not linked: a conflict between \(names). \(verdict.reason)", since: verdict.decidedAt,
                advice: "Somebody has to say which contact it is.", place: .conflicts)
        case .suggestion:
            return DiagnosisStep(
                .link, .stopped, "Not linked: \(names) is suggested, but not sure enough. \(verdict.reason)",
                since: verdict.decidedAt, advice: "Confirm the suggestion, or link by hand.", place: .suggestions)
        case .blocked:
            return DiagnosisStep(
                .link, .stopped, "Not linked, and blocked. \(verdict.reason)", since: verdict.decidedAt,
                advice: "Link by hand, or lift the block under Links.", place: .blocked)
        case .none:
            return DiagnosisStep(
                .link, .stopped, "Not linked. \(verdict.reason)", since: verdict.decidedAt,
                advice: "Link by hand, or write the number with its country code into the contact in HubSpot.",
                place: .linkByHand(person))
        }
    }

    private func groupStep(_ group: Group) -> DiagnosisStep {
        if group.linked > 0 {
            return DiagnosisStep(
                .link, .passed,
                "\(group.linked) of \(group.participants) participants are linked; it stands on their timelines.")
        }
        return DiagnosisStep(
            .link, .stopped, "None of the \(group.participants) participants is linked, so nobody's timeline shows it.",
            advice: "Link one of them, and the day appears.")
    }
}
