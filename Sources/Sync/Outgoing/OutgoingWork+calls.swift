import Domain
import Storage
import Synchronization
import WhatsApp

/// How one call ended, until it is stored.
struct OutgoingLanding: Sendable {
    var departure: Departure
    var outcome: SendingOutcome
}

/// The call itself, and what its end means.
extension OutgoingWork {
    /// Sends a message and stores how that ended. Goes on to its end when the server is told to stop: a call that is
    /// broken off leaves everybody in the dark.
    func fly(_ departure: Departure) async {
        await Task { [self] in
            let landing = OutgoingLanding(departure: departure, outcome: await outcome(of: departure))
            budget.withLock { $0.note(landing.outcome, of: departure.wish, now: clock.now) }
            do {
                try await store(landing)
            } catch {
                keep(landing)
            }
        }.value
    }

    private func outcome(of departure: Departure) async -> SendingOutcome {
        let message = departure.message
        do {
            let client = try connections.whatsAppClient(departure.account)
            let receipt = try await client.send(
                message.content, to: departure.address, from: message.number, replyTo: message.replyTo,
                callback: CallbackWord.make(message.id))
            return .accepted(receipt)
        } catch let failure as WhatsAppFailure {
            return SendingOutcome(failure)
        } catch {
            // Nothing has left: the token could not be opened.
            return .later(SendingTrouble(word: "secret", sentence: "\(error)."), .account)
        }
    }

    func store(_ landing: OutgoingLanding) async throws {
        let (workspace, departure) = (workspace, landing.departure)
        let isCut = try await write { writer in
            guard let message = try OutgoingTable.find(writer.connection, workspace, departure.message.id) else {
                return false
            }
            let changed = try writer.change(message) {
                $0.end(landing.outcome, of: departure.message.fate.attempts, at: writer.now)
            }
            if case .accepted(let receipt) = landing.outcome { try writer.learn(receipt.phone, of: message.chat) }
            if let trouble = changed.fate.trouble, trouble.isAboutTemplate {
                try MessageTemplateTable.dueNow(
                    writer.connection, workspace, departure.wish.account, now: writer.now)
            }
            return try departure.account.cut(by: landing.outcome, writer.connection)
        }
        connections.changes.announce(.chat(departure.message.chat))
        if isCut { connections.changes.announce(.connections) }
    }
}
