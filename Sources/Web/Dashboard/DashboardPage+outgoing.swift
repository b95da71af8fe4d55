import Storage

extension DashboardPage {
    /// Each waits for somebody to look at the chat and say what happened.
    static func unknownSends(_ matters: OpenMatters, _ text: PageText) -> [Need] {
        matters.unknownSends.map { send in
            Need(
                chip: Chip(localized("unknown"), .warn),
                title: localized("Was the message to \(send.person.displayName) sent?"),
                sentence: localizedSentence(send.sentence), time: text.moment(send.askedAt), link: nil, linkWords: nil)
        }
    }
}
