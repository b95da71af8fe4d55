/// From the contact to HubSpot's timeline.
extension DiagnosisFacts {
    var entryStep: DiagnosisStep {
        if let hidden = showing.hiddenSentence {
            return DiagnosisStep(
                .entry, .stopped, hidden, advice: "Show it under Integrations, HubSpot, Timeline.",
                place: .timelineSettings)
        }
        guard let entry else {
            return DiagnosisStep(
                .entry, .stopped, "The timeline has no entry for that day.",
                advice: "That should not be. “liaison replay” makes it anew; please tell us as well.")
        }
        switch entry.state {
        case "settled":
            return DiagnosisStep(.entry, .passed, "The day's entry is written.", since: entry.writtenAt)
        case "refused":
            return DiagnosisStep(
                .entry, .stopped, "HubSpot refused the day's entry. \(entry.sentence ?? "")", since: entry.changedAt,
                advice: "Put right what the sentence says; the next change of the chat, or “Try again”, writes it.",
                place: .hubSpot)
        default: return waitingStep(entry)
        }
    }

    private func waitingStep(_ entry: Entry) -> DiagnosisStep {
        if let state = hubSpot.state, state.word == .needsReconnect || state.word == .disconnected {
            return DiagnosisStep(
                .entry, .stopped,
                "The day's entry waits, for HubSpot cannot be reached with this connection. "
                    + state.sentence, since: entry.changedAt,
                advice: "Connect HubSpot again; nothing is lost, and all that waits is written then.", place: .hubSpot)
        }
        let tries = entry.attempts > 0 ? " after \(entry.attempts) tries" : ""
        let reason = entry.sentence.map { " \($0)" } ?? ""
        let isNext = entry.dueAt <= now + .seconds(5)
        return DiagnosisStep(
            .entry, .waiting,
            "The day's entry is to be written\(tries)\(isNext ? ", next" : ", at the time below").\(reason)",
            since: isNext ? entry.changedAt : entry.dueAt,
            advice: "It is written by itself, as HubSpot's limits allow.")
    }

    var ownerStep: DiagnosisStep {
        if let mapped = number?.mapped, mapped.isArchived {
            return DiagnosisStep(
                .owner, .noted,
                "\(number?.name ?? "The number") is mapped to \(mapped.displayName), who is deactivated in HubSpot. "
                    + shownUnder, advice: "Map the number to an active user.", place: .userMapping)
        }
        if number?.hasMapping == false {
            return DiagnosisStep(
                .owner, .noted, "\(number?.name ?? "The number") is mapped to no HubSpot user. \(shownUnder)",
                advice: "Map the number, if it should be somebody else's.", place: .userMapping)
        }
        return DiagnosisStep(.owner, entry?.owner == nil ? .noted : .passed, shownUnder, place: .userMapping)
    }

    private var shownUnder: String {
        guard let entry else { return "" }
        guard let owner = entry.owner else { return "It is shown under nobody. \(entry.ownerReason ?? "")" }
        return "It is shown under \(owner.displayName). \(entry.ownerReason ?? "")"
    }

    var communicationStep: DiagnosisStep {
        let standing = communications.filter(\.isStanding)
        if let unsure = communications.first(where: { !$0.isStanding }) {
            return DiagnosisStep(
                .communication, .waiting,
                """
                HubSpot did not say whether it took the entry. It is looked for two minutes after it was sent, and \
                only 
                """
                    + "sent again if it is not there.", since: unsure.sentAt)
        }
        guard let first = standing.first else {
            if entry?.state == "waiting" {
                return DiagnosisStep(.communication, .waiting, "Not on the timeline yet.", since: entry?.changedAt)
            }
            return DiagnosisStep(
                .communication, .stopped, "The timeline shows nothing of that day.",
                advice: "What was said that day is all deleted, or nobody was linked on it.")
        }
        let ids = standing.compactMap { $0.id?.value }.joined(separator: ", ")
        let place: DiagnosisStep.Place? = linking.link.map { .contact($0.contact) }
        if entry?.state == "waiting" {
            return DiagnosisStep(
                .communication, .waiting, "The timeline shows an earlier state of that day (communication \(ids)).",
                since: first.sentAt, place: place)
        }
        return DiagnosisStep(
            .communication, .passed, "On the timeline as communication \(ids).",
            since: entry?.writtenAt ?? first.sentAt, place: place)
    }
}
