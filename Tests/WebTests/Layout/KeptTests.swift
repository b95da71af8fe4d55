import Synchronization
import Testing

@testable import Web

@Suite struct KeptTests {
    @Test func `many who ask at once share one reading`() async throws {
        let reads = Mutex(0)
        let kept = Kept(patience: .zero) {
            reads.withLock { $0 += 1 }
            await Task.yield()
            return 7
        }
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { try await kept.value() }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(values == Array(repeating: 7, count: 50))
        #expect(reads.withLock { $0 } == 1)
    }

    @Test func `a reading that failed is tried again`() async throws {
        struct Away: Error {}
        let reads = Mutex(0)
        let kept = Kept(patience: .seconds(1)) {
            let number = reads.withLock { reads in
                reads += 1
                return reads
            }
            if number == 1 { throw Away() }
            return number
        }
        await #expect(throws: Away.self) { try await kept.value() }
        #expect(try await kept.value() == 2)
    }
}
