import Domain
import Storage
import Synchronization

/// Which messages leave, and how many calls are under way.
extension OutgoingWork {
    /// A message asked for while a call hangs leaves without waiting for that call.
    private static let lookAgainAfter = Duration.seconds(1)

    private enum News {
        case landed
        case lookAgain
    }

    /// Lets messages leave until none may. Returns when the budget lets the next one go, if it holds any.
    func drain() async throws -> Timestamp? {
        var (underway, departed) = (0, 0)
        var round = Round()
        var failure: (any Error)?
        await withTaskGroup(of: News.self) { group in
            let canOvertake = settings.callsMax > 1
            let news = canOvertake ? WakeUp(connections.changes, at: [.outgoing]) : nil
            var isLooking = false
            while true {
                do {
                    let room = min(settings.callsMax - underway, settings.departuresMax - departed)
                    // After a failure those under way are awaited, and no other leaves.
                    round = failure == nil && room > 0 && !Task.isCancelled ? try await depart(limit: room) : Round()
                } catch {
                    failure = error
                    round = Round()
                }
                for departure in round.departures {
                    group.addTask {
                        await self.fly(departure)
                        return .landed
                    }
                }
                underway += round.departures.count
                departed += round.departures.count
                if underway == 0, round.isWorthAnother { continue }
                if underway == 0 { break }
                if let news, !isLooking {
                    isLooking = true
                    group.addTask {
                        await news.wait(atMost: Self.lookAgainAfter)
                        return .lookAgain
                    }
                }
                switch await group.next() {
                case .landed: underway -= 1
                case .lookAgain: isLooking = false
                case nil: break
                }
            }
            group.cancelAll()
        }
        if let failure { throw failure }
        return round.heldUntil
    }

    private struct Round: Sendable {
        var departures: [Departure] = []
        var heldUntil: Timestamp?
        /// Some failed without leaving, and others of their chats may leave now.
        var isWorthAnother = false
    }

    /// Those that leave now: it is stored that they do. Whoever must not leave fails, whoever has to wait is told why.
    private func depart(limit: Int) async throws -> Round {
        let (workspace, now) = (workspace, clock.now)
        let due = try await database.read { try Departures($0, workspace, now: now).due(limit: limit) }
        if due.isEmpty { return Round() }
        var round = Round()
        var leaving: [Departure] = []
        var staying: [Stay] = []
        for departure in due {
            if let obstacle = departure.obstacle {
                staying.append(Stay(id: departure.message.id, trouble: obstacle, until: nil))
                continue
            }
            switch budget.withLock({ $0.ask(departure.wish, now: now) }) {
            case .now: leaving.append(departure)
            case .notBefore(let moment, let hindrance):
                // What waits for a moment only is not worth a write.
                if moment - now > .seconds(2) {
                    staying.append(Stay(id: departure.message.id, trouble: hindrance.trouble, until: moment))
                } else {
                    round.heldUntil = min(moment, round.heldUntil ?? moment)
                }
            case .never(let hindrance):
                staying.append(Stay(id: departure.message.id, trouble: hindrance.trouble, until: nil))
            }
        }
        round.departures = try await begin(leaving, staying)
        round.isWorthAnother = staying.contains { $0.until == nil }
        return round
    }

    private struct Stay: Sendable {
        var id: OutgoingID
        var trouble: SendingTrouble
        /// `nil` = for ever.
        var until: Timestamp?
    }

    private func begin(_ leaving: [Departure], _ staying: [Stay]) async throws -> [Departure] {
        if leaving.isEmpty, staying.isEmpty { return [] }
        let workspace = workspace
        return try await write { writer in
            for stay in staying {
                guard let message = try OutgoingTable.find(writer.connection, workspace, stay.id) else { continue }
                try writer.change(message) { fate in
                    if let until = stay.until {
                        fate.hold(until: until, stay.trouble)
                    } else {
                        _ = fate.fail(stay.trouble)
                    }
                }
            }
            let departures = try Departures(writer.connection, workspace, now: writer.now)
            return try leaving.compactMap { try Self.begin($0, departures, writer) }
        }
    }

    /// Looked at once more in the transaction that lets it go: it may have been taken back, or its person joined to
    /// another.
    private static func begin(
        _ departure: Departure, _ departures: Departures, _ writer: OutgoingWriter
    ) throws -> Departure? {
        guard let message = try OutgoingTable.find(writer.connection, writer.workspace, departure.message.id),
            var current = try departures.load(message), current.obstacle == nil
        else { return nil }
        var hasBegun = false
        current.message = try writer.change(message) { hasBegun = $0.begin(at: writer.now) }
        guard hasBegun else { return nil }
        if current.wish.isOpening, !current.wish.isSignal {
            try OutgoingTable.noteOpening(writer.connection, writer.workspace, message.id)
        }
        return current
    }
}
