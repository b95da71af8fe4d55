import Domain

/// When HubSpot repeats what was not taken. It tells the number, the day and that chance plays a part; how the ten are
/// spread over the day is a guess: soon at first, then ever more slowly.
enum RetrySchedule {
    static let repetitions = longest.count

    /// At most 22 hours and 43 minutes in all.
    private static let longest: [Duration] =
        [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 32_400].map { .seconds($0) }

    /// Between half of the longest pause and all of it.
    static func pause(after attempt: Int, dice: inout SplitMix64) -> Duration {
        let most = longest[min(max(attempt, 0), longest.count - 1)].milliseconds
        return .milliseconds(Int64.random(in: most / 2...most, using: &dice))
    }
}
