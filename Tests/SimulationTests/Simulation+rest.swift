import Domain
import Sandbox

/// The end of a seed: the weather turns good, and time moves on until nothing is left to do.
extension Simulation {
    private static let roundsMax = 400
    private static let stepsMax = 20
    /// HubSpot may have said that the day's calls are used up, which is so until midnight. Owners are read every hour;
    /// several laps, so that what one lap brings about is noticed in the next.
    private static let laps = [Duration.seconds(90_000), .seconds(3_700), .seconds(3_700), .seconds(3_700)]

    func comeToRest() async throws {
        world.clearWeather()
        try restart()
        world.showEverybody()
        for _ in 0..<10 where !isConnected { await connect() }
        for lap in Self.laps {
            await workUntilQuiet()
            world.time.advance(lap)
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
