public import Domain
import HubSpot

/// What only the running process knows; the rest of the dashboard is read from the database.
public struct PipelineStatus: Sendable, Equatable {
    /// What is left of HubSpot's limits, and what waits for them.
    public struct Budget: Sendable, Equatable {
        /// Calls left in the current ten seconds, of how many.
        public var left: Int
        public var limit: Int
        /// Calls left today, if HubSpot told.
        public var leftToday: Int?
        public var callsMade: Int
        /// HubSpot is left alone until then.
        public var pausedUntil: Timestamp?
        public var pauseSentence: String?

        public init(
            left: Int, limit: Int, leftToday: Int?, callsMade: Int, pausedUntil: Timestamp?, pauseSentence: String?
        ) {
            self.left = left
            self.limit = limit
            self.leftToday = leftToday
            self.callsMade = callsMade
            self.pausedUntil = pausedUntil
            self.pauseSentence = pauseSentence
        }
    }

    /// A worker that could not do its work the last time it tried.
    public struct Trouble: Sendable, Equatable {
        public var worker: String
        public var word: String
        public var sentence: String
        public var since: Timestamp
        public var nextTryAt: Timestamp?

        public init(worker: String, word: String, sentence: String, since: Timestamp, nextTryAt: Timestamp?) {
            self.worker = worker
            self.word = word
            self.sentence = sentence
            self.since = since
            self.nextTryAt = nextTryAt
        }
    }

    public var startedAt: Timestamp
    public var budget: Budget?
    public var troubles: [Trouble]

    public init(startedAt: Timestamp, budget: Budget?, troubles: [Trouble]) {
        self.startedAt = startedAt
        self.budget = budget
        self.troubles = troubles
    }
}

extension PipelineStatus.Budget {
    init(_ snapshot: BudgetSnapshot, callsMade: Int) {
        let pause = snapshot.pauses.max { $0.until < $1.until }
        self.init(
            left: snapshot.general.left, limit: snapshot.general.limit, leftToday: snapshot.day?.left,
            callsMade: callsMade, pausedUntil: pause?.until, pauseSentence: pause?.reason.sentence)
    }
}
