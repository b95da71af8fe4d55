/// What kept a message from leaving, or from being known to have left.
public struct SendingTrouble: Sendable, Hashable, ExplainedFailure {
    /// One word, as stored.
    public var word: String
    /// What happened, what it means, what to do.
    public var sentence: String
    /// Meta's error code, where it answered with one.
    public var code: Int64?

    public init(word: String, sentence: String, code: Int64? = nil) {
        self.word = word
        self.sentence = sentence
        self.code = code
    }

    public var level: FailureLevel { .warning }
}

extension SendingTrouble {
    public static let windowClosed = SendingTrouble(
        word: "use_template",
        sentence: "The customer's last message is more than 24 hours old. Send an approved template.")

    public static let noAddress = SendingTrouble(
        word: "no_address",
        sentence: "Neither a number nor a user id of this customer is known, so there is nowhere to send to.")

    public static let late = SendingTrouble(
        word: "late", sentence: "“… is typing” shows for 25 seconds, and they were over before it could leave.")

    public static let waitedTooLong = SendingTrouble(
        word: "waited_too_long",
        sentence: "It could not be sent within 7 days and may be out of place by now. Send it again if it is not.")

    /// The process that made the call is gone, or said nothing.
    public static let crashed = SendingTrouble(
        word: "unknown_outcome",
        sentence: "Liaison stopped while this was being sent. WhatsApp's news about it is waited for; nothing is sent "
            + "again meanwhile.")

    static let nobodyKnows = SendingTrouble(
        word: "unknown_outcome",
        sentence: "It is not known whether WhatsApp sent this: the connection broke, and no news of it came. Look at "
            + "the chat on a phone or ask the customer; then mark it as sent, or send it again.")

    static func gaveUp(_ trouble: SendingTrouble, tries: Int) -> SendingTrouble {
        SendingTrouble(
            word: trouble.word, sentence: "Given up after \(tries) tries. \(trouble.sentence)", code: trouble.code)
    }
}
