/// What one part of a history tells about the whole: how far it has come, or why there is none.
public struct HistoryShare: Sendable, Equatable {
    public enum Word: Sendable, Equatable {
        /// - Parameters:
        ///   - phase: 0 = the last day, 1 = up to 90 days back, 2 = up to 180.
        ///   - chunk: its place in the phase; the chunks come in any order.
        ///   - progress: of the whole, 0 to 100. 100 = that is all; an empty phase sends nothing.
        case part(phase: Int64, chunk: Int64, progress: Int64)
        /// The owner does not share it.
        case refused
    }

    /// Absent where the body did not name one.
    public var number: BusinessNumberID?
    public var word: Word

    public init(number: BusinessNumberID?, word: Word) {
        self.number = number
        self.word = word
    }
}
