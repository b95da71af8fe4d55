import Domain
import Sandbox
import Storage

/// What must hold after every seed. Each check compares the program's database with what the world knows by itself.
extension Simulation {
    func checkEverything() async throws {
        let stored = try await file.read { try Stored($0) }
        lastStored = stored
        for (what, count) in stored.leftovers.sorted(by: { $0.key < $1.key }) { violate("\(count) \(what)") }
        checkWorld()
        checkMessages(stored)
        checkStatuses(stored)
        let people = checkPeople(stored)
        checkLinks(stored, people)
        checkMappings(stored)
        checkLedger(stored)
        TimelineCheck(world, stored, people).violations.forEach(violate)
        try await checkPhones()
        try await checkNothingIsForgotten()
    }

    func violate(_ sentence: String) {
        violations.append(sentence)
    }

    /// The simulation itself was fair, and our calls stayed within the limits.
    private func checkWorld() {
        let counts = world.whatsApp.deliveryCounts()
        if counts.abandoned + counts.overflowed + counts.unheard + counts.pending > 0 {
            violate("WhatsApp gave up: \(counts)")
        }
        if !world.setting.injectsRateLimits, let refused = world.hubSpot.callCounts().byStatus[429] {
            violate("HubSpot had to refuse \(refused) calls because of too many")
        }
    }

    var stats: String {
        let linkCount = lastStored?.links.count ?? 0
        let c = world.hubSpot.callCounts()
        return
            """
            told \(world.truth.told.count) people \(world.customers.count) links \(linkCount) \
            comms \(world.hubSpot.communications().count) by \(lastStored?.granularity ?? .day) \
            \(c.byFamily.sorted { $0.key < $1.key }) \
            \(c.byStatus.sorted { $0.key < $1.key })
            """
    }

    private func checkMessages(_ stored: Stored) {
        let counts = Dictionary(stored.messages.map { ($0.wamid, 1) }, uniquingKeysWith: +)
        for message in world.truth.told where counts[message.wamid] != 1 {
            violate("message \(message.wamid) is stored \(counts[message.wamid] ?? 0) times")
        }
        for message in stored.messages {
            guard let told = world.truth.byID[message.wamid] else {
                violate("message \(message.wamid) was never sent")
                continue
            }
            if message.sentAt != told.sentAt { violate("message \(told.wamid) has another time") }
            if (message.direction == "incoming") != told.isIncoming { violate("message \(told.wamid) turned round") }
            if stored.chats[message.chat]?.number.value != told.number { violate("\(told.wamid) is on another number") }
            if case .word(let word) = told.content, !message.content.contains(word) {
                violate("message \(told.wamid) says something else")
            }
        }
    }

    private func checkStatuses(_ stored: Stored) {
        var expected = world.truth.statuses
        for message in world.whatsApp.recentMessages(limit: .max) where message.author == .api {
            expected[message.wamid] = message.status(at: world.time.now).flatMap {
                MessageStatus(rawValue: String(describing: $0))
            }
        }
        for (wamid, status) in expected where stored.statuses[wamid] != status.rawValue {
            violate("message \(wamid) is \(stored.statuses[wamid] ?? "without status") and should be \(status)")
        }
        for wamid in stored.statuses.keys where expected[wamid] == nil {
            violate("a status for \(wamid) was never told")
        }
    }

    private func checkMappings(_ stored: Stored) {
        for (number, owner) in world.truth.owners {
            let open = stored.mappings.filter { $0.number.value == number && $0.until == nil }
            if open.map(\.owner.value) != [owner] { violate("number \(number) is mapped to \(open), not to \(owner)") }
        }
    }

    /// One ledger row for each communication in HubSpot and the other way round, at the same place.
    private func checkLedger(_ stored: Stored) {
        let shown = Dictionary(world.hubSpot.communications().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let known = Dictionary(stored.communications.map { ($0.id ?? "?", $0) }, uniquingKeysWith: { $1 })
        for (id, communication) in shown where known[id] == nil {
            violate("communication \(id) of contacts \(communication.contactIDs) is not in the ledger")
        }
        for (id, row) in known {
            guard let communication = shown[id] else {
                violate("the ledger's \(id) (chat \(row.chat), day \(row.group), part \(row.part)) is not in HubSpot")
                continue
            }
            if communication.contactIDs.sorted().joined(separator: ";") != row.contacts {
                violate("\(id) is on \(communication.contactIDs), the ledger says \(row.contacts)")
            }
            if communication.timestamp != row.stamp { violate("\(id) has another timestamp than the ledger says") }
        }
    }

    /// Whatever a timeline depends on marks it when it changes: looking at everything anew finds nothing to write.
    private func checkNothingIsForgotten() async throws {
        let before = writes
        try await file.write { connection in
            try connection.run("UPDATE timeline_entries SET state = 'waiting', version = version + 1, due_at = 0")
        }
        await workUntilQuiet()
        let after = writes
        for (call, count) in after where count != before[call] {
            violate("something had changed and nobody had noticed: \(count - (before[call] ?? 0)) × \(call)")
        }
    }

    private var writes: [String: Int] {
        world.hubSpot.callCounts().byFamily.filter { $0.key.hasPrefix("communications.") }
    }
}
