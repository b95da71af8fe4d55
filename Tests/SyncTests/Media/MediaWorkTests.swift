import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct MediaWorkTests {
    @Test(arguments: TestEngine.available)
    func `every kind of file is kept with the bytes that were sent`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            let sent: [SandboxMedia] = [
                .picture(seed: 7), .video(), .voiceNote(seconds: 3), .document(named: "Presupuesto nº 7.pdf"),
                .sticker(),
            ]
            try await desk.receive(sent.map { .media($0, caption: nil) } + [.text("no file")])
            #expect(try await desk.fetchAll() == .zero)
            let downloads = try await desk.downloads()
            #expect(downloads.map(\.kind) == [.image, .video, .voice, .document, .sticker])
            for (download, media) in zip(downloads, sent) {
                #expect(download.state == .stored && download.problem == nil)
                #expect(try desk.store.whole(try #require(download.file).hash) == media.bytes)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the same file twice is asked for twice and kept once`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            try await desk.receive(.photo(), .photo("again"))
            try await desk.fetchAll()
            let hashes = Set(try await desk.downloads().compactMap(\.file?.hash))
            #expect(hashes.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what the business sent from its phone is fetched too, and so is what history brings later`(
        engine: TestEngine
    ) async throws {
        try await withMediaDesk(engine) { desk in
            desk.whatsApp.phoneApp(of: ventas.value, sends: .photo("ours"), to: desk.oriol)
            try await desk.takeDeliveries()
            let shelf = try await desk.receive(.document("old.pdf"))
            let original = try #require(try await desk.downloads().last)
            let placeholder = message("wamid.h", ["type": "media_placeholder"], at: -86_400)
            try await desk.office.receive(try history(placeholder))
            #expect(try await desk.downloads().count == 2)
            let file: [String: JSON] = [
                "type": "document",
                "document": ["id": .string(original.mediaID), "mime_type": "application/pdf", "filename": "old.pdf"],
            ]
            try await desk.office.receive(try body(message("wamid.h", file, at: -86_400), field: "history"))
            #expect(shelf.count == 1)
            try await desk.fetchAll()
            #expect(try await desk.downloads().map(\.state) == [.stored, .stored, .stored])
            #expect(
                try await desk.office.numbers("SELECT lane AS value FROM media ORDER BY message_id").sorted() == [
                    0, 0, 1,
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `whatever answers instead of the file, it is there in the end, with the right bytes`(
        engine: TestEngine
    ) async throws {
        let troubles: [@Sendable (inout MediaFaults) -> Void] = [
            { $0.unknownID = 1 }, { $0.linkGone = 1 }, { $0.page = 1 }, { $0.wrongBytes = 1 }, { $0.cutShort = 1 },
        ]
        try await withMediaDesk(engine) { desk in
            for trouble in troubles {
                desk.setWeather(trouble)
                try await desk.receive(.media(.picture(seed: 5), caption: nil))
                for _ in 0..<3 {
                    guard let next = try await desk.step() else { break }
                    desk.office.time.advance(max(.zero, next - desk.office.time.now))
                }
                let waiting = try #require(try await desk.downloads().last)
                #expect(waiting.state == .waiting && waiting.problem != nil && waiting.file == nil)
                desk.setWeather { _ in }
                try await desk.fetchAll()
                #expect(try await desk.downloads().last?.state == .stored)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `after seven days it is said that the file is gone, and what the last trouble was`(
        engine: TestEngine
    ) async throws {
        try await withMediaDesk(engine) { desk in
            desk.setWeather { $0.linkGone = 1 }
            try await desk.receive(.photo())
            let took = try await desk.fetchAll()
            let gone = try await desk.only()
            #expect(gone.state == .gone && gone.problem?.word == .expired)
            #expect(gone.problem?.sentence.contains("The last try: ") == true)
            #expect(took == MediaDownload.life)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing is fetched from a host that is not Meta's, and the reason is kept until a host is added`(
        engine: TestEngine
    ) async throws {
        try await withMediaDesk(engine) { desk in
            for trouble: (inout MediaFaults) -> Void in [{ $0.strangeLink = 1 }, { $0.redirect = 1 }] {
                desk.setWeather(trouble)
                try await desk.receive(.photo())
                try await desk.fetchAll()
                let refused = try #require(try await desk.downloads().last)
                #expect(refused.state == .refused && refused.problem?.word == .wrongHost)
                #expect(refused.problem?.sentence.contains("media.example.org") == true)
            }
            desk.setWeather { _ in }
            try await desk.restarted().fetchAll()
            #expect(try await desk.downloads().map(\.state) == [.stored, .stored])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that goes on for ever is cut at the limit, and one that says its size is not begun`(
        engine: TestEngine
    ) async throws {
        try await withMediaDesk(engine) { desk in
            try await desk.office.database.write {
                try MediaSettingsTable.save($0, here, MediaSettings(bytesMax: [.image: 100_000, .document: 50]))
            }
            desk.setWeather {
                $0.oversized = 1
                $0.oversizeBytes = 200_000
            }
            try await desk.receive(.photo(), .document("large.pdf"))
            try await desk.fetchAll()
            let downloads = try await desk.downloads()
            #expect(downloads.map(\.state) == [.refused, .refused])
            #expect(downloads.map(\.problem?.word) == [.tooLarge, .tooLarge])
            #expect(desk.whatsApp.callCounts()["GET attachments"] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a token that ended stops all downloads, and another one brings them all`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            desk.whatsApp.replaceToken(by: "a new token")
            try await desk.receive((0..<9).map { .media(.picture(seed: $0), caption: nil) })
            #expect(try await desk.step() == nil)
            #expect(try await desk.downloads().allSatisfy { $0.state == .waiting })
            let state = try await desk.office.texts("SELECT state AS value FROM whatsapp_accounts")
            #expect(state == ["needs_reconnect"])
            let calls = desk.whatsApp.callCounts()
            #expect(try await desk.step() == nil)
            #expect(desk.whatsApp.callCounts() == calls)
            _ = try await desk.line.connectWhatsApp(token: "a new token")
            try await desk.fetchAll()
            #expect(try await desk.downloads().allSatisfy { $0.state == .stored && $0.attempts == 1 })
        }
    }

    @Test(arguments: TestEngine.available)
    func `with no token for seven days the files are said to be gone`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            desk.whatsApp.replaceToken(by: "a new token")
            try await desk.receive(.photo())
            #expect(try await desk.step() == nil)
            desk.office.time.advance(MediaDownload.life)
            #expect(try await desk.step() == nil)
            #expect(try await desk.only().state == .gone)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a crash in the middle of a download costs nothing but another try`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            try await desk.receive(.photo())
            let now = desk.office.time.now
            _ = try await desk.office.database.write { try MediaTable.claim($0, here, now: now, limit: 9) }
            let half = try desk.store.draft(1)
            try half.write(Data("half".utf8))
            #expect(try await desk.only().state == .downloading)
            try await desk.restarted().fetchAll()
            #expect(try await desk.only().state == .stored)
            #expect(try desk.store.sweep() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a disk that takes nothing is told, and nothing is lost by it`(engine: TestEngine) async throws {
        try await withMediaDesk(engine) { desk in
            try await desk.receive(.photo())
            _ = try await desk.work.step()
            let place = desk.folder
            try await desk.receive(.media(.picture(seed: 2), caption: nil))
            try FileManager.default.removeItem(atPath: place)
            try Data().write(to: URL(fileURLWithPath: place))
            await #expect(throws: FileStoreError.self) { _ = try await desk.step() }
            let waiting = try #require(try await desk.downloads().last)
            #expect(waiting.state == .waiting && waiting.problem?.word == .disk)
            try FileManager.default.removeItem(atPath: place)
            try await desk.fetchAll()
            #expect(try await desk.downloads().last?.state == .stored)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body that is read again queues what an earlier version did not know of, and doubles nothing`(
        engine: TestEngine
    ) async throws {
        try await withMediaDesk(engine) { desk in
            try await desk.receive(.photo())
            try await desk.fetchAll()
            let stored = try await desk.only()
            try await desk.office.database.write {
                try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
            }
            try await desk.office.receive([])
            #expect(try await desk.only() == stored)
            try await desk.office.database.write { connection in
                try connection.run("DELETE FROM media")
                try IntakeTable.replay(connection, here, from: .beginning, onlyFailed: false)
            }
            try await desk.office.receive([])
            try await desk.fetchAll()
            #expect(try await desk.only().file == stored.file)
        }
    }

    private func history(_ message: JSON) throws -> Data {
        let value: JSON = [
            "messaging_product": "whatsapp",
            "metadata": ["display_phone_number": "34910123456", "phone_number_id": .string(ventas.value)],
            "history": [
                [
                    "metadata": ["phase": 1, "chunk_order": 1, "progress": 55],
                    "threads": [["id": .string(oriolPhone), "messages": [message]]],
                ]
            ],
        ]
        let entry: JSON = ["id": .string(waba.value), "changes": [["field": "history", "value": value]]]
        return try (["object": "whatsapp_business_account", "entry": [entry]] as JSON).encoded()
    }
}
