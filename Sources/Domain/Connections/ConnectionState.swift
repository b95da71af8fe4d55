/// How a vendor's account is doing, with the sentence a person can act on.
public struct ConnectionState: Sendable, Equatable {
    public enum Word: String, Sendable, CaseIterable {
        case connected
        /// Works in part, or later: see the sentence.
        case degraded
        /// Nothing works until somebody gives a new token.
        case needsReconnect = "needs_reconnect"
        case disconnected
    }

    public var word: Word
    public var sentence: String

    public init(_ word: Word, _ sentence: String) {
        self.word = word
        self.sentence = sentence
    }
}
