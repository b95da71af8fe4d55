/// Whether a business number can be used, with the sentence a person can act on.
public struct NumberState: Sendable, Equatable {
    public enum Word: String, Sendable, CaseIterable {
        case ready
        /// Works, but Meta holds something against it: see the sentence.
        case limited
        /// Meta lets nothing through that is sent from it.
        case stopped
        /// Not set up for the Cloud API: nothing is sent, nothing arrives.
        case unregistered
        /// Meta does not list it any more.
        case gone
    }

    public var word: Word
    public var sentence: String

    public init(_ word: Word, _ sentence: String) {
        self.word = word
        self.sentence = sentence
    }

    public static let ready = NumberState(.ready, "Sends and receives.")
    public static let gone = NumberState(
        .gone,
        "Meta does not list this number in its account any more. What it had is kept; if it moved to another account, "
            + "connect that one.")
}
