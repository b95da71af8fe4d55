import Domain
import Testing

struct MessageStatusTests {
    @Test func `statuses rise from sent to played, and a failure ends them`() {
        #expect(MessageStatus.allCases.sorted() == [.sent, .delivered, .read, .played, .failed])
        #expect(Set(MessageStatus.allCases.map(\.rank)).count == MessageStatus.allCases.count)
        #expect(MessageStatus.allCases.allSatisfy { $0.rank > 0 })
    }
}
