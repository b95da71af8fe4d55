import Domain
import Foundation
import Testing

@testable import Sync

/// A day that is cut into messages.
struct MessagePartsTests {
    @Test func `each message is one communication, named by it, under the same heading`() throws {
        let drafts = renderTimeline(cut(day([sent(1_000, at: 60), sent(2_000, at: 120, .outgoing)])))
        #expect(drafts.keys.sorted().map(\.part) == [1_000, 2_000])
        #expect(Set(drafts.keys.map(\.group)) == [saturday.number])
        let first = try #require(drafts.min { $0.key < $1.key }?.value)
        let heading = "<p><strong>WhatsApp</strong> · Oriol · +34 622 33 34 44 · 2026-11-21</p>"
        #expect(first.body == heading + "<p><strong>Oriol</strong> → Ventas ES · 12:01<br>message 1000</p>")
        #expect(first.timestamp.milliseconds / 1000 == Timestamp.noon.milliseconds / 1000 + 60)
    }

    @Test func `what changes a message changes its communication alone`() {
        let messages = [sent(1_000), sent(2_000, at: 1), sent(3_000, at: 2)]
        let before = renderTimeline(cut(day(messages)))
        let after = renderTimeline(
            cut(day(messages, amendments: [sent(4_000, .edit(of: name(2_000), to: .text("another")), at: 9)])))
        #expect(before.keys.sorted() == after.keys.sorted())
        #expect(after.filter { before[$0.key] != $0.value }.map(\.key.part) == [2_000])
    }

    @Test func `each is under the owner of its own moment`() {
        var day = cut(day([sent(1_000), sent(2_000, at: 3600)]))
        let mapping = UserMapping(
            id: UserMappingID(1), number: ventas, owner: OwnerID("8"), from: .noon + .seconds(60), until: nil)
        day.owner = ConversationDay.OwnerQuestionBase(
            mappings: [mapping], contactOwner: OwnerID("9"), fallbackOwner: nil,
            activeOwners: [OwnerID("8"), OwnerID("9")])
        let owners = renderTimeline(day).sorted { $0.key < $1.key }.map(\.value.owner)
        #expect(owners == [OwnerID("9"), OwnerID("8")])
        #expect(entryOwner(of: day)?.owner == OwnerID("8"))
    }

    /// An album of pictures comes in one second; HubSpot orders by the time that it is given.
    @Test(arguments: 0..<20 as Range<Int64>)
    func `messages of one second stand in the order they were sent, none at another's moment`(seed: Int64) {
        let messages = (0..<40).map { sent(seed * 1_000 + Int64($0) * 7 + 1, at: Int64($0) / 30) }
        let drafts = renderTimeline(cut(day(messages)))
        let order = drafts.sorted { $0.value.timestamp < $1.value.timestamp }.map(\.key.part)
        #expect(order == messages.map(\.id.value))
        #expect(Set(drafts.values.map(\.timestamp)).count == 40)
        #expect(drafts.values.allSatisfy { $0.timestamp.milliseconds % 1000 != 0 })
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `messages longer than a body may be are shown whole, each part under a name of its own`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        // Neighbours' ids follow each other, as those of one webhook do.
        let messages = (1...4).map { id in
            sent(id, .system(kind: "", text: random.hostileText(pieces: Int(id) * 4_000)), at: 5)
        }
        let day = cut(day(messages))
        let drafts = renderTimeline(day).sorted { $0.value.timestamp < $1.value.timestamp }
        #expect(drafts.allSatisfy { $0.value.body.utf8.count <= 65_536 })
        #expect(Set((1...4).map(Int64.init)).isSubset(of: Set(drafts.map(\.key.part))))
        let shown = drafts.map {
            $0.value.body[($0.value.body.range(of: "</p>")?.upperBound ?? $0.value.body.endIndex)...]
        }
        #expect(shown.joined() == timelineLines(of: day).map(\.html).joined())
    }

    private func cut(_ day: ConversationDay) -> ConversationDay {
        var day = day
        day.granularity = .message
        return day
    }
}
