import Domain
import Storage
import Sync

extension ThreadBubble.Fate {
    /// What became of a message that WhatsApp has.
    init?(_ progress: MessageProgress?, source: String, clock: (Timestamp) -> String) {
        guard let progress, let status = MessageStatus(rawValue: progress.status) else {
            // One that was written on the phone may never get statuses.
            guard source == "api" else { return nil }
            self.init(fateWord: localized("sent"), fateTone: "quiet", fateIcon: "sent", fateTimes: [])
            return
        }
        let steps: [(String, Timestamp?)] = [
            (localized("Sent"), progress.sentAt), (localized("Delivered"), progress.deliveredAt),
            (localized("Read"), progress.readAt), (localized("Played"), progress.playedAt),
            (localized("Failed"), progress.failedAt),
        ]
        let times = steps.compactMap { name, moment in moment.map { "\(name) \(clock($0))" } }
        switch status {
        case .sent:
            self.init(fateWord: localized("sent"), fateTone: "quiet", fateIcon: "sent", fateTimes: times)
        case .delivered:
            self.init(fateWord: localized("delivered"), fateTone: "quiet", fateIcon: "delivered", fateTimes: times)
        case .read, .played:
            let word = status == .read ? localized("read") : localized("played")
            self.init(fateWord: word, fateTone: "seen", fateIcon: "delivered", fateTimes: times)
        case .failed:
            self.init(
                fateWord: localized("failed"), fateTone: "bad", fateIcon: "failed",
                fateTimes: times + [progress.failure?.told].compactMap(\.self),
                fateSentence: (progress.failure?.sentence).map(localizedSentence))
        }
    }

    /// How far one is that WhatsApp does not have yet.
    init(_ outgoing: OutgoingMessage) {
        let sentence = (outgoing.fate.trouble?.sentence).map(localizedSentence)
        let failure = outgoing.fate.failure
        let (tone, icon, why): (String, String, String?) =
            switch outgoing.fate.state {
            case .queued: ("quiet", "wait", sentence)
            case .sending: ("quiet", "wait", nil)
            case .unsure: ("warn", "wait", localized("WhatsApp’s news of it is waited for."))
            case .unknown: ("warn", "failed", sentence)
            case .failed: ("bad", "failed", (failure?.sentence).map(localizedSentence))
            case .assumedSent, .accepted, .cancelled: ("quiet", "sent", nil)
            }
        self.init(
            fateWord: outgoing.fate.state.shownWords, fateTone: tone, fateIcon: icon,
            fateTimes: [failure?.told].compactMap(\.self).map(localizedSentence), fateSentence: why)
    }
}
