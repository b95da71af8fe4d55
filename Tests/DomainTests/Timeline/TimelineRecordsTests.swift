import Domain
import Testing

struct TimelineRecordsTests {
    private let day = Timestamp(seconds: 86_400)..<Timestamp(seconds: 172_800)
    private let all = Set(TimelineAssociation.allCases)

    private func matter(_ id: String, opened: Int64, closed: Int64? = nil) -> ContactTies.Matter {
        ContactTies.Matter(
            id: id, openedAt: Timestamp(seconds: opened), closedAt: closed.map { Timestamp(seconds: $0) })
    }

    @Test func `of the deals open on the day the one opened last, and every open ticket`() {
        let ties = ContactTies(
            company: CompanyID("1"),
            deals: [
                matter("2", opened: 0), matter("3", opened: 100_000, closed: 100_001), matter("4", opened: 172_800),
                matter("5", opened: 9, closed: 86_399),
            ],
            tickets: [matter("6", opened: 0), matter("7", opened: 172_799), matter("8", opened: 0, closed: 86_399)])
        let records = timelineRecords(all, [ties], on: day)
        #expect(records.map(\.text) == ["company:1", "deal:3", "ticket:6", "ticket:7"])
        #expect(timelineRecords([.company], [ties], on: day).map(\.text) == ["company:1"])
        #expect(timelineRecords([], [ties], on: day).isEmpty)
    }

    @Test func `what several contacts share stands there once`() {
        let ties = ContactTies(company: CompanyID("1"), deals: [matter("2", opened: 0)])
        let other = ContactTies(company: CompanyID("1"), deals: [matter("3", opened: 0)])
        #expect(timelineRecords(all, [ties, other], on: day).map(\.text) == ["company:1", "deal:2", "deal:3"])
    }

    @Test func `a contact with many tickets shows its newest`() {
        let tickets = (1...50).map { matter("\($0)", opened: Int64($0)) }
        let records = timelineRecords([.ticket], [ContactTies(tickets: tickets)], on: day)
        #expect(Set(records.map(\.id)) == Set((31...50).map { "\($0)" }))
    }

    @Test func `texts of kinds and records come back`() {
        #expect(Set<TimelineAssociation>(text: all.text) == all && Set<TimelineAssociation>(text: "cow").isEmpty)
        for kind in TimelineAssociation.allCases {
            #expect(TimelineRecord(text: TimelineRecord(kind, "12").text) == TimelineRecord(kind, "12"))
        }
        #expect(TimelineRecord(text: "deal") == nil && TimelineRecord(text: "cow:1") == nil)
    }
}
