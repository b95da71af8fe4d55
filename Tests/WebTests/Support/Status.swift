import Domain
import Sync

extension PipelineStatus {
    static let calm = PipelineStatus(
        startedAt: Rows.now - .seconds(3600),
        budget: Budget(left: 87, limit: 100, leftToday: 249_120, callsMade: 1204, pausedUntil: nil, pauseSentence: nil),
        troubles: [])

    static let troubled = PipelineStatus(
        startedAt: Rows.now - .seconds(3600),
        budget: Budget(
            left: 0, limit: 100, leftToday: 0, callsMade: 250_000, pausedUntil: Rows.now + .seconds(600),
            pauseSentence: "HubSpot's daily limit is used up. Nothing is lost; writing goes on when it begins anew."),
        troubles: [
            Trouble(
                worker: "contact_mirror", word: "unreachable",
                sentence: "HubSpot could not be reached: the connection was refused. Liaison tries again by itself.",
                since: Rows.now - .seconds(1260), nextTryAt: Rows.now + .seconds(30))
        ])
}
