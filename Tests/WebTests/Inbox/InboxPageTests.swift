import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

/// The shop of the full story: chats 101 to 106; 101 and 104 are of the second number.
@Suite struct InboxPageTests {
    @Test(arguments: TestEngine.available)
    func `chats are listed with what was said last, and a chat with all that was said`(
        engine: TestEngine
    ) async throws {
        try await withInbox(engine) { site in
            let list = try await site.page("/inbox", as: Staff.mara)
            #expect(list.contains("Ana Díaz") && list.contains("Presupuesto 2026-114.pdf"))
            #expect(list.contains("unlinked") || list.contains("blocked"))
            let chat = try await site.page("/inbox/chats/101", as: Staff.mara)
            #expect(chat.contains("¿Llega mañana?") && chat.contains("Sí, a las 10. Mara"))
            #expect(chat.contains(#"hx-get="/sidebar?chat=101""#))
            #expect(chat.contains(">read<"))
        }
    }

    @Test func `opening a chat reads it, for whoever opened it`() async throws {
        try await withInbox { site in
            func unread(_ member: Member) async throws -> Bool {
                try await site.page("/inbox?view=unread", as: member).contains("chat-103")
            }
            #expect(try await unread(Staff.mara))
            _ = try await site.page("/inbox/chats/103", as: Staff.mara)
            #expect(try await !unread(Staff.mara))
            let page1 = try await site.page("/inbox?view=unread", as: nil)
            #expect(page1.contains("chat-103"))
            try await site.rows.message(9_000, chat: 103, .text("¿Y?"), at: Rows.now)
            #expect(try await unread(Staff.mara))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the rail counts the chats that whoever looks has not read, of those they see`(
        engine: TestEngine
    ) async throws {
        try await withInbox(engine) { site in
            func count(_ member: Member) async throws -> Int {
                let part = try await site.page("/inbox/unread", as: member)
                let digits = part.firstMatch(of: /data-count="(\d+)"/).flatMap { Int($0.1) }
                #expect((digits != nil) == part.contains("/inbox?view=unread"))
                return digits ?? 0
            }
            let (mara, joan) = (try await count(Staff.mara), try await count(Staff.joan))
            try await site.rows.message(9_000, chat: 102, .text("¿Y?"), at: Rows.now)
            try await site.rows.message(9_001, chat: 102, .text("¿Hola?"), at: Rows.now)
            #expect(try await count(Staff.joan) == joan)
            let listed = try await site.page("/inbox?view=unread", as: Staff.mara)
            #expect(try await count(Staff.mara) == listed.matches(of: /<li id="chat-/).count)
            _ = try await site.page("/inbox/chats/102", as: Staff.mara)
            #expect(try await count(Staff.mara) <= mara)
        }
    }

    @Test func `who does not see a number sees no chat of it, whatever they ask for`() async throws {
        try await withInbox { site in
            let list = try await site.page("/inbox", as: Staff.joan)
            #expect(list.contains("chat-101") && !list.contains("chat-102"))
            let narrowed = try await site.page("/inbox?number=\(Rows.number)", as: Staff.joan)
            #expect(!narrowed.contains("chat-102"))
            #expect(try await !site.page("/inbox?q=James", as: Staff.joan).contains("chat-102"))
            for path in ["", "/messages", "/templates"] {
                let answer = try await site.get("/inbox/chats/102\(path)", as: Staff.joan)
                #expect(answer.status == .notFound, "\(path)")
            }
            for path in ["messages", "draft", "presence", "assignment", "closing", "repetition", "templates"] {
                let answer = try await site.submit(
                    "/inbox/chats/102/\(path)", ["text": "x", "key": "k", "outgoing": "701"], as: Staff.joan)
                #expect(answer.status == .notFound, "\(path)")
            }
            #expect(try await site.outgoing().count == 1)
        }
    }

    @Test func `who is not active may nothing`() async throws {
        try await withInbox { site in
            #expect(try await site.get("/inbox", as: Staff.idle).status == .forbidden)
            let sent = try await site.submit(
                "/inbox/chats/101/messages", ["text": "x", "key": "k"], as: Staff.idle)
            #expect(sent.status == .forbidden)
        }
    }

    private static let bad = #"<script>alert("x")</script>"# + "\"\u{301}'&</p>"

    private static let kinds: [MessageContent] = [
        .text(bad), .image(MediaFile(caption: bad, fileName: bad)), .video(MediaFile(caption: bad)),
        .audio(MediaFile(fileName: bad), isVoiceNote: false), .document(MediaFile(caption: bad, fileName: bad)),
        .sticker(MediaFile(fileName: bad), isAnimated: true),
        .location(Location(latitude: 1, longitude: 2, name: bad, address: bad)),
        .contactCards([
            ContactCard(
                name: bad, phones: [bad], emails: [bad], organization: bad, answersRequest: false, whatsAppPhones: [])
        ]),
        .interactive(InteractiveReply(kind: bad, title: bad, description: bad, response: bad)),
        .button(text: bad, payload: bad), .reaction(to: WhatsAppMessageID("wamid.201"), emoji: bad),
        .reaction(to: WhatsAppMessageID("gone"), emoji: bad),
        .order(Order(text: bad, items: [.init(product: bad, quantity: 2, price: 3.5, currency: bad)])),
        .system(kind: bad, text: bad), .edit(of: WhatsAppMessageID("wamid.202"), to: .text(bad)),
        .revoke(of: WhatsAppMessageID("gone")), .call(Call(event: .ended, id: WhatsAppMessageID("gone"), seconds: 70)),
        .template(name: bad, language: bad), .unsupported(kind: bad, code: 1), .mediaPlaceholder, .erased,
        .unknown(kind: bad, raw: bad),
    ]

    @Test func `every kind of message is shown, and nothing in it becomes markup`() async throws {
        try await withInbox { site in
            for (index, content) in Self.kinds.enumerated() {
                try await site.rows.message(
                    3_000 + Int64(index), chat: 101, content, at: Rows.now - .seconds(60 - Int64(index)))
            }
            for uri in ["/inbox", "/inbox/chats/101", "/inbox/chats/101/messages"] {
                let page = try await site.page(uri, as: Staff.mara)
                #expect(!page.contains("<script>alert") && !page.contains("\"\u{301}'"), "\(uri)")
            }
            let page = try await site.page("/inbox/chats/101", as: Staff.mara)
            let shown = (0..<Self.kinds.count).filter { page.contains(#"id="m\#(3_000 + $0)""#) }
            // What changes a message that is there stands beside that one.
            #expect(shown.count == Self.kinds.count - 2)
            #expect(page.contains("https://www.openstreetmap.org/"))
        }
    }

    @Test func `an address in a text becomes a link, and nothing else does`() {
        let pieces = TextPiece.pieces(of: "See https://example.com/a?b=1. Or http: //x, javascript:alert(1)")
        #expect(pieces.map(\.address) == [nil, "https://example.com/a?b=1", nil])
        #expect(pieces.map(\.words).joined() == "See https://example.com/a?b=1. Or http: //x, javascript:alert(1)")
        #expect(TextPiece.pieces(of: "http").map(\.address) == [nil])
    }

    @Test func `a list that is empty says what to do`() async throws {
        try await withInbox(story: .empty) { site in
            let (all, searched, mine) = try await (
                site.page("/inbox", as: Staff.mara), site.page("/inbox?q=zzz", as: Staff.mara),
                site.page("/inbox?view=mine", as: Staff.mara)
            )
            #expect(all.contains("All is answered"))
            #expect(searched.contains("No chat found"))
            #expect(mine.contains("Nothing here"))
        }
    }

    @Test func `with htmx a chat comes as a part, and whole when somebody goes back`() async throws {
        try await withInbox { site in
            let part = try await site.get("/inbox/chats/101", as: Staff.mara, isPart: true).text
            #expect(part.contains(#"<section id="thread""#) && !part.contains("<html"))
            let page2 = try await site.page("/inbox/chats/101", as: Staff.mara)
            #expect(page2.contains("<html"))
        }
    }
}
