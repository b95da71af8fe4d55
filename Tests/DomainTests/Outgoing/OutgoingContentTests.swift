import Domain
import Testing

struct OutgoingContentTests {
    private func fields(_ content: OutgoingContent) -> [String] { content.problems.map(\.field) }

    private func media(_ kind: OutgoingMedia.Kind, link: String, caption: String? = nil) -> OutgoingContent {
        .media(OutgoingMedia(kind: kind, source: .link(link), caption: caption))
    }

    @Test func `a text has between one and 4,096 characters`() {
        #expect(fields(.text("Hola", showsPreview: false)) == [])
        #expect(fields(.text(String(repeating: "é", count: 4_096), showsPreview: false)) == [])
        #expect(fields(.text(String(repeating: "é", count: 4_097), showsPreview: false)) == ["text"])
        #expect(fields(.text(" \n ", showsPreview: false)) == ["text"])
    }

    @Test func `a file comes from an https address, with a caption only where one can stand`() {
        #expect(fields(media(.image, link: "https://example.com/a.jpg", caption: "Mira")) == [])
        for link in ["http://example.com/a.jpg", "https://", "https:///a", "https://example.com/a b", "file:///etc"] {
            #expect(fields(media(.image, link: link)).contains("link"), "\(link)")
        }
        #expect(fields(media(.sticker, link: "https://example.com/a.webp", caption: "Mira")) == ["text"])
        let voice = OutgoingMedia(kind: .image, source: .upload("1"), isVoiceNote: true)
        #expect(fields(.media(voice)) == ["voice"])
    }

    @Test func `buttons are one to three, and told apart`() {
        func buttons(_ titles: [String]) -> OutgoingContent {
            .buttons(
                OutgoingButtons(
                    frame: InteractiveFrame(body: "¿Cuándo?"), buttons: titles.map { .init(id: $0, title: $0) }))
        }
        #expect(fields(buttons(["Hoy", "Mañana", "Nunca"])) == [])
        #expect(fields(buttons([])) == ["buttons"])
        #expect(fields(buttons(["1", "2", "3", "4"])) == ["buttons"])
        #expect(fields(buttons(["Hoy", "Hoy"])) == ["buttons", "buttons"])
        #expect(fields(buttons([String(repeating: "x", count: 21)])) == ["buttons"])
    }

    @Test func `a list has at most ten rows, and several sections have titles`() {
        func menu(_ rows: Int, sections: Int, title: String?) -> OutgoingContent {
            let all = (0..<sections).map { section in
                OutgoingMenu.Section(
                    title: title, rows: (0..<rows).map { .init(id: "\(section).\($0)", title: "Row") })
            }
            return .list(OutgoingMenu(frame: InteractiveFrame(body: "¿Cuál?"), button: "Ver", sections: all))
        }
        #expect(fields(menu(10, sections: 1, title: nil)) == [])
        #expect(fields(menu(11, sections: 1, title: nil)) == ["list"])
        #expect(fields(menu(5, sections: 2, title: "A")) == [])
        #expect(fields(menu(5, sections: 2, title: nil)) == ["list", "list"])
        #expect(!fields(menu(6, sections: 2, title: "A")).isEmpty)
    }

    @Test func `a reaction is one emoji or none`() {
        for emoji in ["👍", "❤️", "👨‍👩‍👧", nil] {
            #expect(fields(.reaction(to: WhatsAppMessageID("w"), emoji: emoji)) == [])
        }
        for emoji in ["ok", "👍👍", "a", ""] {
            #expect(fields(.reaction(to: WhatsAppMessageID("w"), emoji: emoji)) == ["emoji"], "\(emoji)")
        }
    }

    @Test func `the window closes 24 hours after the customer's last message`() {
        let window = ServiceWindow(customerWroteAt: .noon)
        #expect(window.isOpen(at: .noon + .seconds(86_399)))
        #expect(!window.isOpen(at: .noon + .seconds(86_400)))
        #expect(window.timeLeft(at: .noon + .seconds(86_340)) == .seconds(60))
        #expect(window.timeLeft(at: .noon + .seconds(90_000)) == .zero)
        #expect(!ServiceWindow(customerWroteAt: nil).isOpen(at: .noon))
    }
}
