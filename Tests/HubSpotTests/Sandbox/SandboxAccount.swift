import Domain
import HubSpot
import Sandbox
import Synchronization

/// The sandbox in process, our client, and one clock for both that moves only when somebody waits.
struct SandboxAccount: Sendable {
    private final class Time: Sendable {
        let now = Mutex(Timestamp.noon)
    }

    private let time = Time()
    let hub: HubSpotSandbox
    let budget = RateBudget()
    let faults = FaultPlan()

    init(options: HubSpotSandboxOptions = .prompt) {
        let time = time
        hub = HubSpotSandbox(
            options: options, clock: WallClock { time.now.withLock { $0 } }, faults: faults,
            pause: { duration in time.now.withLock { $0 = $0 + duration } })
        // The owner of `sampleDraft`.
        hub.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
    }

    var clock: WallClock {
        let time = time
        return WallClock { time.now.withLock { $0 } }
    }

    func wait(_ duration: Duration) {
        time.now.withLock { $0 = $0 + duration }
    }

    func client(_ lane: RateLane = .interactive, token: Secret = "demo-hubspot-token") -> HubSpotClient {
        HubSpotClient(
            exchange: hub.exchange, token: token, budget: budget, clock: clock, lane: lane, patience: .seconds(120),
            pause: { wait($0) })
    }

    func setFaults(_ change: (inout FaultOptions) -> Void) {
        var options = FaultOptions()
        change(&options)
        faults.set(options)
    }

    func addContacts(_ count: Int) -> [ContactID] {
        hub.addContacts((0..<count).map { ["firstname": "Contact \($0)", "phone": "+49 30 \($0)"] }).map {
            ContactID($0)
        }
    }
}
