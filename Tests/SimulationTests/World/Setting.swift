import Domain
import Sandbox

/// What distinguishes one seed's world from another's, drawn once.
struct Setting: Sendable {
    let rounds: Int
    let timeZone: String
    let mergeMakesNewRecord: Bool
    /// HubSpot now and then says 429 without cause; where it does not, each 429 is our own mistake.
    let injectsRateLimits: Bool
    /// People write so much that a day needs several communications.
    let isVerbose: Bool
    /// The second business number is not on a phone: no echoes, and edits arrive as something unreadable.
    let secondNumberIsOnPhone: Bool
    let hasFallbackOwner: Bool
    /// How likely a round is to end in a crash.
    let crashes: Double
    /// HubSpot is at its worst all the time, and reached through an app whose tokens live a minute.
    let isStorm: Bool

    init(_ dice: inout Dice, isStorm: Bool = false) {
        self.isStorm = isStorm
        rounds = dice.number(20...40)
        timeZone = dice.pick(["Europe/Madrid", "America/Mexico_City", "Asia/Kolkata", "UTC"]) ?? "UTC"
        mergeMakesNewRecord = dice.chance(0.3)
        injectsRateLimits = dice.chance(0.6) || isStorm
        isVerbose = dice.chance(0.06)
        secondNumberIsOnPhone = dice.chance(0.7)
        hasFallbackOwner = dice.chance(0.4)
        crashes = dice.pick([0.0, 0.1, 0.3]) ?? 0
    }

    func hubSpotWeather(_ dice: inout Dice) -> FaultOptions {
        var faults = FaultOptions()
        faults.seed = dice.next()
        if isStorm { return storm(faults) }
        if dice.chance(0.4) { return faults }
        let strength: Double = dice.pick([0.05, 0.2, 0.4]) ?? 0
        faults.rateLimited429 = injectsRateLimits && dice.chance(0.5) ? strength : 0
        faults.serverError5xx = dice.chance(0.5) ? strength : 0
        faults.lostBeforeEffect = dice.chance(0.5) ? strength : 0
        faults.lostAfterEffect = dice.chance(0.5) ? strength : 0
        faults.partFailure = dice.chance(0.5) ? strength : 0
        faults.accountMoved477 = dice.chance(0.1) ? strength / 2 : 0
        disturbDeliveries(&faults, &dice)
        // An attempt that is lost is made again, up to ten times.
        faults.lateDelivery = faults.reorderDelivery
        return faults
    }

    /// Of a hundred calls 30 meet a 429 of some kind, 10 a 5xx, 5 lose their answer.
    private func storm(_ calm: FaultOptions) -> FaultOptions {
        var faults = calm
        faults.rateLimited429 = 0.2
        faults.secondlyLimited429 = 0.095
        faults.dailyLimited429 = 0.005
        faults.retryAfterOn429 = 0.3
        faults.serverError5xx = 0.06
        faults.edgeError52x = 0.04
        faults.lostBeforeEffect = 0.02
        faults.lostAfterEffect = 0.03
        faults.locked423 = 0.02
        faults.tokenLifetimeSeconds = 60
        return faults
    }

    func whatsAppWeather(_ dice: inout Dice) -> FaultOptions {
        var faults = FaultOptions()
        faults.seed = dice.next()
        if dice.chance(0.3) { return faults }
        disturbDeliveries(&faults, &dice)
        faults.deliveryBatchSize = dice.pick([1, 2, 5, 20]) ?? 1
        faults.deliveryDelayMilliseconds = dice.pick([0, 0, 2_000, 300_000]) ?? 0
        faults.serverError5xx = dice.chance(0.3) ? 0.2 : 0
        faults.lostAfterEffect = dice.chance(0.3) ? 0.2 : 0
        return faults
    }

    func odds(_ dice: inout Dice) -> Fate.Odds {
        if dice.chance(0.5) { return .calm }
        return Fate.Odds(
            read: dice.pick([0, 0, 0.02]) ?? 0, write: dice.pick([0, 0.05]) ?? 0, commit: dice.pick([0, 0.05]) ?? 0,
            late: dice.pick([0, 0.1, 0.4]) ?? 0)
    }

    private func disturbDeliveries(_ faults: inout FaultOptions, _ dice: inout Dice) {
        faults.loseDelivery = dice.pick([0, 0.1, 0.4]) ?? 0
        faults.duplicateDelivery = dice.pick([0, 0.2]) ?? 0
        faults.reorderDelivery = dice.pick([0, 0.1, 0.5]) ?? 0
    }
}
