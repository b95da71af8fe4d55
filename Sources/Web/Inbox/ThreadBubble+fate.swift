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
        switch outgoing.fate.state {
        case .queued:
            self.init(
                fateWord: localized("queued"), fateTone: "quiet", fateIcon: "wait", fateTimes: [],
                fateSentence: sentence)
        case .sending:
            self.init(fateWord: localized("sending"), fateTone: "quiet", fateIcon: "wait", fateTimes: [])
        case .unsure:
            self.init(
                fateWord: localized("perhaps sent"), fateTone: "warn", fateIcon: "wait", fateTimes: [],
                fateSentence: localized("WhatsApp’s news of it is waited for."))
        case .unknown:
            self.init(
                fateWord: localized("not known to be sent"), fateTone: "warn", fateIcon: "failed", fateTimes: [],
                fateSentence: sentence)
        case .failed:
            let failure = outgoing.fate.failure
            self.init(
                fateWord: localized("failed"), fateTone: "bad", fateIcon: "failed",
                fateTimes: [failure?.told].compactMap(\.self).map(localizedSentence),
                fateSentence: (failure?.sentence).map(localizedSentence))
        case .assumedSent:
            self.init(fateWord: localized("marked as sent"), fateTone: "quiet", fateIcon: "sent", fateTimes: [])
        case .accepted, .cancelled:
            self.init(fateWord: localized("sent"), fateTone: "quiet", fateIcon: "sent", fateTimes: [])
        }
    }
}
