import Domain
import Storage
import TestEngines
import Testing

struct MessageTableTests {
    @Test(arguments: TestEngine.available)
    func `every kind of message comes back as stored`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            for (index, content) in everyContent.enumerated() {
                let id = Int64(index + 1)
                let new = sampleMessage(id, content, replyTo: index == 0 ? "wamid.0" : nil, direction: .outgoing)
                #expect(try MessageTable.store(connection, here, new))
                #expect(try find(connection, id) == new.message)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message is stored once, and keeps its first content`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            #expect(try MessageTable.store(connection, here, sampleMessage(1, .text("first"))))
            var again = sampleMessage(1, .text("second"), at: .noon + .seconds(1))
            again.message.id = MessageID(2)
            #expect(try MessageTable.store(connection, here, again) == false)
            #expect(try find(connection, 1) == sampleMessage(1, .text("first")).message)
            #expect(try MessageTable.store(connection, elsewhere, again))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file takes its placeholder's place, and no placeholder a file's`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            let picture = MessageContent.image(MediaFile(mediaID: "1"))
            #expect(try MessageTable.store(connection, here, sampleMessage(1, .mediaPlaceholder)))
            #expect(try MessageTable.store(connection, here, sampleMessage(1, .mediaPlaceholder)) == false)
            #expect(try MessageTable.store(connection, here, sampleMessage(1, picture)))
            #expect(try MessageTable.store(connection, here, sampleMessage(1, .mediaPlaceholder)) == false)
            #expect(try find(connection, 1)?.content == picture)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day's messages come in the order they were sent`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            let sunday = LocalDay(number: saturday.number + 1)
            let messages = [
                sampleMessage(1, at: .noon + .seconds(9)), sampleMessage(2), sampleMessage(4), sampleMessage(3),
                sampleMessage(5, chat: 2), sampleMessage(6, day: sunday),
            ]
            for message in messages { _ = try MessageTable.store(connection, here, message) }
            #expect(try MessageTable.ofDay(connection, here, ChatID(1), saturday).map(\.id.value) == [2, 3, 4, 1])
            #expect(try MessageTable.ofDay(connection, here, ChatID(1), sunday).map(\.id.value) == [6])
            #expect(try MessageTable.ofDay(connection, elsewhere, ChatID(1), saturday).isEmpty)
            let place = try #require(try MessageTable.place(connection, here, WhatsAppMessageID("wamid.6")))
            #expect(place == (ChatID(1), sunday, MessageID(6)))
            #expect(try MessageTable.place(connection, here, WhatsAppMessageID("wamid.7")) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changes a message is found by it, from whatever day`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            let one = WhatsAppMessageID("wamid.1")
            let later = LocalDay(number: saturday.number + 3)
            let messages = [
                sampleMessage(1), sampleMessage(2),
                sampleMessage(3, .edit(of: one, to: .text("x")), at: .noon + .seconds(2)),
                sampleMessage(4, .revoke(of: one), at: .noon + .seconds(1), day: later),
                sampleMessage(5, .reaction(to: WhatsAppMessageID("wamid.2"), emoji: "👍")),
            ]
            for message in messages { _ = try MessageTable.store(connection, here, message) }
            #expect(try MessageTable.amendments(connection, here, of: [one]).map(\.id.value) == [4, 3])
            #expect(try MessageTable.amendments(connection, here, of: []).isEmpty)
            let both = try MessageTable.find(connection, here, [one, WhatsAppMessageID("wamid.5")])
            #expect(both.values.map(\.id.value).sorted() == [1, 5])
            #expect(try MessageTable.find(connection, here, []).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a content this program cannot read is shown as unknown`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            _ = try MessageTable.store(connection, here, sampleMessage(1))
            try connection.run("UPDATE messages SET kind = 'hologram', content = '{\"hologram\":{}}'")
            #expect(try find(connection, 1)?.content == .unknown(kind: "hologram", raw: #"{"hologram":{}}"#))
        }
    }

    private func find(_ connection: any SQLConnection, _ id: Int64) throws -> Message? {
        let name = WhatsAppMessageID("wamid.\(id)")
        return try MessageTable.find(connection, here, [name])[name]
    }
}

private let everyContent: [MessageContent] = [
    .text("caf\u{E9} 😀 \" \\ \n <b>"), .image(MediaFile(mediaID: "1", mimeType: "image/png", caption: "c")),
    .video(MediaFile()), .audio(MediaFile(), isVoiceNote: true), .document(MediaFile(fileName: "a.pdf", sha256: "x=")),
    .sticker(MediaFile(), isAnimated: true), .location(Location(latitude: -0.1, longitude: 179.25, name: "n")),
    .contactCards([
        ContactCard(
            name: "A", phones: ["1"], emails: [], organization: nil, answersRequest: true,
            whatsAppPhones: ["34622333444"])
    ]),
    .interactive(InteractiveReply(kind: "list_reply", title: "t")), .button(text: "Yes", payload: nil),
    .reaction(to: WhatsAppMessageID("wamid.9"), emoji: nil),
    .order(Order(text: nil, items: [Order.Item(product: "p", quantity: 2, price: 1.5, currency: "EUR")])),
    .system(kind: "user_changed_number", text: "t"),
    .edit(of: WhatsAppMessageID("wamid.9"), to: .image(MediaFile(caption: "new"))),
    .revoke(of: WhatsAppMessageID("wamid.9")), .template(name: "welcome", language: "es"),
    .unsupported(kind: "poll", code: 131_051), .mediaPlaceholder, .erased, .unknown(kind: "hologram", raw: "{}"),
]
