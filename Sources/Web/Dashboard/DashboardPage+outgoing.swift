import Storage

extension DashboardPage {
    /// Each waits for somebody to look at the chat and say what happened.
    static func unknownSends(_ matters: OpenMatters, _ text: PageText) -> [Need] {
        matters.unknownSends.map { send in
            Need(
                chip: Chip("unknown", .warn), title: "Was the message to \(send.person.displayName) sent?",
                sentence: send.sentence, time: text.moment(send.askedAt), link: nil, linkWords: nil)
        }
    }
}
