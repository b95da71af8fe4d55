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
    /// What timelines show, and how finely. Whether it was stored is open when it fails: what is so in the end counts.
    func changeTimelines() async {
        let editor = program.timelineSettings
        do {
            switch world.dice.number(0...5) {
            case 0...2:
                let granularity = world.dice.pick(TimelineGranularity.allCases) ?? .day
                try await editor.setGranularity(granularity, author: .token("admin"))
                world.note("timelines hold one communication for each \(granularity)")
            case 3:
                let rule = world.dice.pick(TimelineShowing.Rule.allCases) ?? .linked
                try await editor.setRule(rule, author: .token("admin"))
                world.note("timelines show: \(rule)")
            case 4:
                guard let number = world.dice.pick(world.numbers)?.id else { return }
                let isShown: Bool? = world.dice.pick([true, false, nil]) ?? nil
                try await editor.set(BusinessNumberID(number), isShown, author: .token("admin"))
                world.note("number \(number) is shown: \(String(describing: isShown))")
            default:
                let chats: [ChatID] = try await file.read {
                    try $0.rows("SELECT chat_id FROM chats ORDER BY chat_id").map { try $0.id("chat_id") }
                }
                guard let chat = world.dice.pick(chats) else { return }
                let isShown: Bool? = world.dice.pick([true, false, nil]) ?? nil
                try await editor.set(chat, isShown, author: .token("admin"))
                world.note("chat \(chat) is shown: \(String(describing: isShown))")
            }
        } catch is TimelineSettingsRefusal {
            world.note("the setting is refused")
        } catch {
            judge(error, of: "changing timelines")
        }
    }
}
