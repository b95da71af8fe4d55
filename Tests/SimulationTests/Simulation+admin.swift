import Domain
import Sandbox
import Storage
import Sync

/// What the admin does with the program. What fails is tried again another day.
extension Simulation {
    var isConnected: Bool { isWhatsAppConnected && givenToken == world.token }

    func connect() async {
        if !isWhatsAppConnected {
            do {
                try await program.connectWhatsApp(world)
                isWhatsAppConnected = true
                world.note("WhatsApp is connected")
            } catch {
                judge(error, of: "connecting WhatsApp")
            }
        } else if givenToken != world.token || world.dice.chance(0.1) {
            do {
                try await program.connectHubSpot(world)
                givenToken = world.token
                world.note("HubSpot is connected")
            } catch {
                judge(error, of: "connecting HubSpot")
            }
        }
    }

    /// Mappings can only name what the program knows.
    func assignOwner() async {
        guard let number = world.dice.pick(world.numbers)?.id, let owner = world.dice.pick(world.owners) else { return }
        let reach: MappingChange.Reach = world.dice.chance(0.5) ? .fromNow : .everything
        let change = MappingChange(
            number: BusinessNumberID(number), owner: OwnerID(owner), reach: reach, author: .token("admin"))
        do {
            _ = try await program.ownership.assign(change)
            world.truth.owners[number] = owner
            world.note("number \(number) is mapped to \(owner), \(reach)")
        } catch is MappingRefusal {
            world.note("the mapping is refused")
        } catch {
            // Whether it was stored is open, so the admin looks.
            world.truth.owners[number] = nil
            judge(error, of: "mapping")
        }
    }

    /// Reading bodies once more changes nothing.
    func replay() async {
        let from = world.time.now - world.dice.milliseconds(0...100_000_000)
        do {
            let count = try await program.database.write { connection in
                try IntakeTable.replay(connection, Program.workspace, from: from, onlyFailed: false)
            }
            world.note("\(count) bodies are replayed")
        } catch {
            judge(error, of: "replaying")
        }
    }
}
