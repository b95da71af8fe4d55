import Domain
import Sandbox
import Storage

@testable import Sync

extension Simulation {
    /// Some more ask to be forgotten at the very end, beside those whom HubSpot's people had forgotten on the way. Of
    /// them nothing is left, and of everybody else everything.
    func checkForgetting() async throws {
        for person in try await file.read({ try Stored($0) }).persons.values.sorted(by: { $0.id < $1.id })
        where !person.isMerged && world.dice.chance(0.3) {
            await forget(person.id)
        }
        let asked = try await file.read { connection in
            Set(
                try connection.rows("SELECT person_id FROM persons WHERE erase_asked_at IS NOT NULL")
                    .map { try $0.id("person_id") as PersonID })
        }
        while try await program.erasure.step() != nil { world.time.advance(.milliseconds(1)) }
        await workUntilQuiet()
        let stored = try await file.read { try Stored($0) }
        try await check(stored, without: asked)
    }

    private func forget(_ person: PersonID) async {
        do {
            try await program.links.forget(
                person, erasesContact: world.dice.chance(0.5), author: .token("simulation"))
        } catch LinkRefusal.ownNumber {
            // One of the business's own.
        } catch {
            judge(error, of: "forgetting person \(person)")
        }
    }

    private func check(_ stored: Stored, without asked: Set<PersonID>) async throws {
        let bodies = try await file.read { connection in
            try connection.rows("SELECT body FROM intake").map { String(decoding: try $0.data("body"), as: UTF8.self) }
        }
        let shown = world.hubSpot.communications().map(\.body)
        for message in stored.messages {
            guard case .word(let word)? = world.truth.byID[message.wamid]?.content else { continue }
            let isTheirs = message.sender.map(asked.contains) ?? false || isChat(message.chat, of: asked, stored)
            if message.content.contains(word) == isTheirs {
                violate("message \(message.wamid) of \(isTheirs ? "a forgotten person stays" : "another person went")")
            }
            guard isTheirs else { continue }
            if bodies.contains(where: { $0.contains(word) }) { violate("a body still says \(word)") }
            if shown.contains(where: { $0.contains(word) }) { violate("a timeline still says \(word)") }
        }
        for person in asked {
            guard let row = stored.persons[person] else { continue }
            if row.phone != nil || row.userID != nil || row.name != nil { violate("person \(person) has a name") }
        }
    }

    private func isChat(_ id: ChatID, of persons: Set<PersonID>, _ stored: Stored) -> Bool {
        guard case .person(let person)? = stored.chats[id]?.side else { return false }
        return persons.contains(person)
    }
}
