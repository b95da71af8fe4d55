import Domain
import Storage

extension DashboardPage {
    static var unknownSend: Chip { Chip(OutgoingState.unknown.shownWords, .warn) }

    /// Each waits for somebody to look at the chat and say what happened.
    static func unknownSends(_ reading: DashboardReading, _ text: PageText) -> [Need] {
        reading.matters.unknownSends.map { send in
            Need(
                chip: unknownSend,
                title: localized("Was the message to \(send.person.shownName) sent?"),
                sentence: localizedSentence(send.sentence), time: text.moment(send.askedAt), link: nil, linkWords: nil,
                chatLink: chatLink(send.chat, of: send.number, reading))
        }
    }
}
