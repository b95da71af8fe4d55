import Domain
import Sandbox

/// The end of a seed: the weather turns good, and time moves on until nothing is left to do.
extension Simulation {
    private static let roundsMax = 400
    private static let stepsMax = 20
    /// Owners are read every hour; three laps, so that what one lap brings about is noticed in the next.
    private static let laps = 3
    private static let lap = Duration.seconds(3_700)

    func comeToRest() async throws {
        world.clearWeather()
        try restart()
        world.showEverybody()
        for _ in 0..<10 where !isConnected { await connect() }
        for _ in 0..<Self.laps {
            await workUntilQuiet()
            world.time.advance(Self.lap)
        }
        await workUntilQuiet()
    }

    func workUntilQuiet() async {
        for _ in 0..<Self.roundsMax {
            await deliver(limit: 1_000)
            await deliverFromHubSpot()
            var isBusy = false
            for step in Program.Step.allCases.shuffled(using: &world.dice) {
                if await exhaust(step) { isBusy = true }
            }
            if isBusy { continue }
            guard let next = await nextDue() else { return }
            world.time.advance(.milliseconds(1))
            world.time.advance(to: next)
        }
        violations.append("not quiet after \(Self.roundsMax) rounds")
    }

    /// True if there was anything to do.
    private func exhaust(_ step: Program.Step) async -> Bool {
        var count = 0
        while count < Self.stepsMax, await perform(step) { count += 1 }
        return count > 0
    }

    private func nextDue() async -> Timestamp? {
        do {
            let own = try await program.nextDue()
            let told = world.hubSpot.nextWebhookDue
            let dues = [own, world.lateCalls.nextDue, world.whatsApp.nextDeliveryDue, told]
            return dues.compactMap(\.self).min()
        } catch {
            judge(error, of: "asking what is due")
            return nil
        }
    }
}
