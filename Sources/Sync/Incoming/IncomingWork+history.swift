import Domain
import Storage

/// Bodies of the past. One can hold thousands of messages, so it is written in slices, and between two slices what came
/// in meanwhile goes first: neither the door nor a message of today waits for more than one slice.
extension IncomingWork {
    static let sliceLength = 250

    /// Takes one body through. A crash in between leaves it waiting: it is read again from the start, which changes
    /// nothing of what was written.
    func stepHistory() async throws -> Int {
        let workspace = workspace
        let bodies = try await database.read {
            try IntakeTable.waiting($0, workspace, isHistory: true, limit: 1)
        }
        guard let body = bodies.first else { return 0 }
        let reading = IncomingReading(body)
        var outcome = BodyOutcome()
        for start in stride(from: 0, to: reading.events.count, by: Self.sliceLength) {
            let slice = start..<min(start + Self.sliceLength, reading.events.count)
            outcome.add(try await applySlice(reading, slice))
            announce([reading])
            _ = try await stepLive(limit: 200)
        }
        try await write { [outcome] writer in
            if try writer.finish(reading, outcome) { try writer.markDone([reading]) }
        }
        return 1
    }

    /// What the database will not take costs only itself.
    private func applySlice(_ reading: IncomingReading, _ slice: Range<Int>) async throws -> BodyOutcome {
        do {
            return try await write { writer in try writer.apply(reading, slice) }
        } catch let error as SQLError where error.isAboutOneBody && slice.count > 1 {
            var outcome = BodyOutcome()
            for index in slice { outcome.add(try await applySlice(reading, index..<(index + 1))) }
            return outcome
        } catch let error as SQLError where error.isAboutOneBody {
            return BodyOutcome(refusal: error.sentence)
        }
    }
}
