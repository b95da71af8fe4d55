import Domain
import Foundation
import Testing

struct TimestampTests {
    @Test func `moments and durations add up to the millisecond`() {
        #expect(Timestamp(seconds: 2) + .milliseconds(-1) == Timestamp(milliseconds: 1999))
        #expect(Timestamp(seconds: 2) - .microseconds(1500) == Timestamp(milliseconds: 1999))
        #expect(Timestamp(seconds: 2) - Timestamp(milliseconds: 1) == .milliseconds(1999))
        #expect(Duration.milliseconds(-1999).milliseconds == -1999)
        #expect(Duration.seconds(86_400 * 365 * 100).milliseconds == 86_400_000 * 365 * 100)
    }

    @Test func `a moment is a number in JSON`() throws {
        let data = try JSONEncoder().encode([Timestamp.noon])
        #expect(String(decoding: data, as: UTF8.self) == "[1795262400000]")
        #expect(try JSONDecoder().decode([Timestamp].self, from: data) == [.noon])
    }
}
