import Domain
import Testing

struct QuickReplyTests {
    @Test(arguments: [
        ("hours", "hours"), ("/Opening hours!", "opening-hours"), ("  Año nuevo ", "año-nuevo"), ("24 h", "24-h"),
        ("--a--b--", "a-b"),
    ])
    func `a shortcut has one form, however it was typed`(typed: String, kept: String) {
        #expect(QuickReply.shortcut(typed) == kept)
        #expect(QuickReply.shortcut(kept) == kept)
    }

    @Test(arguments: ["", "/", " - ", "!?", String(repeating: "a", count: 25)])
    func `what no shortcut is left of is none`(typed: String) {
        #expect(QuickReply.shortcut(typed) == nil)
    }

    @Test func `names are found by their words, joined ones too`() {
        #expect(
            NameWordList("Jean-Pierre O’Brien", "JP").words == [
                "jean", "pierre", "jeanpierre", "o", "brien", "obrien", "jp",
            ])
        #expect(NameWordList([]).words.isEmpty)
    }
}
