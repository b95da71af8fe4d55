import Domain
import Foundation
import Testing

@testable import Sync

struct RenderTimelineTests {
    @Test func `a day is one communication of its contact`() throws {
        let drafts = renderTimeline(day([sent(1, at: 60), sent(2, at: 120, .outgoing)]))
        let key = CommunicationKey(chat: ChatID(7), group: saturday.number, part: 1)
        #expect(Array(drafts.keys) == [key])
        let draft = try #require(drafts[key])
        #expect(draft.contacts == [ContactID("501")])
        #expect(draft.owner == nil)
        let heading = "<p><strong>WhatsApp</strong> · Oriol · +34 622 33 34 44 · 2026-11-21</p>"
        #expect(draft.body.hasPrefix(heading + "<p><strong>Oriol</strong> → Ventas ES · 12:01<br>message 1</p>"))
        #expect(Markup(draft.body).problems.isEmpty)
    }

    @Test func `without a contact or without a line nothing is seen`() {
        #expect(renderTimeline(day([sent(1)], contact: nil)).isEmpty)
        #expect(renderTimeline(day([])).isEmpty)
        #expect(renderTimeline(day([sent(2, .revoke(of: name(1)))], referred: [sent(1)])).isEmpty)
    }

    /// Its second is the first message's; its milliseconds are one of 999, so two rarely meet, and never those of a
    /// record made by hand.
    @Test func `entries that begin in one second are told apart by their milliseconds`() {
        var stamps: [Timestamp] = []
        for chat in 1...20 as ClosedRange<Int64> {
            var day = day([sent(1)])
            day.chat = ChatID(chat)
            stamps += renderTimeline(day).values.map(\.timestamp)
        }
        #expect(Set(stamps).count > 15)
        #expect(stamps.allSatisfy { $0 > .noon && $0 < .noon + .seconds(1) })
        #expect(renderTimeline(day([sent(1)])) == renderTimeline(day([sent(1)])))
    }

    @Test func `the owner is the one of the part's last message`() {
        var day = day([sent(1), sent(2, at: 3600)])
        let mapping = UserMapping(
            id: UserMappingID(1), number: ventas, owner: OwnerID("8"), from: .noon + .seconds(60), until: nil)
        day.owner = ConversationDay.OwnerQuestionBase(
            mappings: [mapping], contactOwner: OwnerID("9"), fallbackOwner: nil,
            activeOwners: [OwnerID("8"), OwnerID("9")])
        #expect(renderTimeline(day).values.map(\.owner) == [OwnerID("8")])
        #expect(entryOwner(of: day) == OwnerDecision(owner: OwnerID("8"), reason: .userMapping(UserMappingID(1))))
        day.messages.removeLast()
        #expect(renderTimeline(day).values.map(\.owner) == [OwnerID("9")])
        day.contacts = []
        #expect(entryOwner(of: day) == nil)
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func `whatever the sizes, parts fit, and hold every line once and in order`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let day = anyDay(&random)
        let drafts = renderTimeline(day).sorted { $0.key < $1.key }
        #expect(drafts.map(\.key.part) == (0..<drafts.count).map { Int64($0) + 1 })
        var body = ""
        for (key, draft) in drafts {
            #expect(draft.body.utf8.count <= 65_536, "part \(key.part)")
            let markup = Markup(draft.body)
            #expect(markup.problems.isEmpty)
            let end = draft.body.range(of: "</p>")?.upperBound ?? draft.body.endIndex
            body += draft.body[end...]
        }
        #expect(body == timelineLines(of: day).map(\.html).joined())
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `a text of any length is shown whole`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = random.hostileText(pieces: 30_000)
        let shown = text.unicodeScalars.filter { !"\r\0\n".unicodeScalars.contains($0) }
        let lines = timelineLines(of: day([sent(1, .system(kind: "", text: text))]))
        let whole = Markup(lines.map(\.html).joined()).text.unicodeScalars.filter { $0 != "\n" }
        #expect(whole.suffix(shown.count).elementsEqual(shown))
        #expect(whole.count - shown.count < 40)
    }

    /// Names, texts and emojis from nothing to many times what a part holds, single characters of any length included.
    private func anyDay(_ random: inout SeededRandom) -> ConversationDay {
        let messages = (0..<Int64.random(in: 0...6, using: &random)).map { index in
            let text = anyText(&random)
            let content = everyContent(text).filter { $0.target == nil }.randomElement(using: &random) ?? .text(text)
            return sent(index + 1, content, at: index, random.chance(50) ? .incoming : .outgoing)
        }
        let amendments = messages.filter { _ in random.chance(10) }.map { message in
            sent(message.id.value + 100, .reaction(to: message.whatsAppID, emoji: anyText(&random)))
        }
        return day(messages, amendments: amendments, person: anyText(&random), business: anyText(&random))
    }

    private func anyText(_ random: inout SeededRandom) -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: String(repeating: "<", count: .random(in: 0...20_000, using: &random))
        case 1: "e" + String(repeating: "\u{301}", count: .random(in: 0...20_000, using: &random))
        case 2: random.hostileText(pieces: 5_000)
        default: random.hostileText(pieces: 300)
        }
    }
}
