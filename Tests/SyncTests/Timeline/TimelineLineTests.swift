import Domain
import Testing

@testable import Sync

struct TimelineLineTests {
    @Test func `a line says who wrote to whom, when and what`() {
        let lines = timelineLines(of: day([sent(1, .text("a<b"), at: 125), sent(2, at: 3600, .outgoing)]))
        #expect(
            lines.map(\.html) == [
                "<p><strong>Oriol</strong> → Ventas ES · 12:02<br>a&lt;b</p>",
                "<p><strong>Ventas ES</strong> → Oriol · 13:00<br>message 2</p>",
            ])
        #expect(lines.map(\.sentAt) == [.noon + .seconds(125), .noon + .seconds(3600)])
    }

    @Test func `the last edit is shown, and that it is one`() {
        let edits = [
            sent(2, .edit(of: name(1), to: .text("two")), at: 1), sent(3, .edit(of: name(1), to: .text("three"))),
        ]
        let html = html(day([sent(1)], amendments: edits))
        #expect(html.hasSuffix("<br>three <em>(edited)</em></p>"))
        #expect(!html.contains("message 1") && !html.contains("two"))
    }

    @Test func `what was deleted is not shown, in whatever order the news came`() {
        let edit = sent(2, .edit(of: name(1), to: .text("two")))
        let revoke = sent(3, .revoke(of: name(1)))
        for amendments in [[edit, revoke], [revoke, edit]] {
            let html = html(day([sent(1)], amendments: amendments))
            #expect(html.hasSuffix("<br><em>deleted by the sender</em></p>"))
        }
    }

    @Test func `the last reaction of each side is shown, a reaction taken back is not`() {
        func end(_ reactions: (MessageDirection, String?)...) -> Substring {
            let amendments = reactions.enumerated().map { index, reaction in
                sent(Int64(index + 2), .reaction(to: name(1), emoji: reaction.1), reaction.0)
            }
            return html(day([sent(1, .text("x"))], amendments: amendments)).split(separator: "<br>x").last ?? ""
        }
        let both = "<br>😂 Oriol<br>❤️ Ventas ES</p>"
        #expect(end((.incoming, "👍"), (.outgoing, "❤️"), (.incoming, "😂")) == both)
        #expect(end((.incoming, "👍"), (.outgoing, "❤️"), (.incoming, nil)) == "<br>❤️ Ventas ES</p>")
        #expect(end((.incoming, nil), (.incoming, "👍")) == "<br>👍 Oriol</p>")
    }

    @Test(arguments: [
        MessageContent.edit(of: name(1), to: .text("two")), .revoke(of: name(1)), .reaction(to: name(1), emoji: "👍"),
    ])
    func `a change stands by itself only where what it changes is not stored`(change: MessageContent) {
        #expect(timelineLines(of: day([sent(2, change)])).count == 1)
        #expect(timelineLines(of: day([sent(2, change)], referred: [sent(1)])).isEmpty)
    }

    @Test func `an answer quotes the beginning of what it answers`() {
        let long = String(repeating: "ab<", count: 50)
        let answer = sent(2, replyTo: 1)
        let quoted = html(day([answer], referred: [sent(1, .text(long))]))
        let start = String(repeating: "ab&lt;", count: 26) + "ab"
        #expect(quoted.contains("<em>answers “\(start)…”</em><br>message 2"))
        #expect(html(day([answer], referred: [sent(1, .text("short"))])).contains("<em>answers “short”</em><br>"))
        #expect(
            html(day([answer], referred: [sent(1, .image(MediaFile()))])).contains("<em>answers “a picture”</em><br>"))
        #expect(html(day([answer])).hasSuffix("12:00<br>message 2</p>"))
    }

    @Test func `what did not arrive says so`() {
        let html = html(day([sent(1, at: 0, .outgoing)], failed: ["wamid.1"]))
        #expect(html.hasSuffix("<br>message 1 <em>(not delivered)</em></p>"))
    }

    private func html(_ day: ConversationDay) -> String {
        let lines = timelineLines(of: day)
        #expect(lines.count == 1)
        return lines.first?.html ?? ""
    }
}
