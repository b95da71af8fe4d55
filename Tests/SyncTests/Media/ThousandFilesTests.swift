import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// Files of all kinds through bad weather on both sides. `LIAISON_MEDIA_FILES` takes another number of them.
struct ThousandFilesTests {
    private static let count = Int(ProcessInfo.processInfo.environment["LIAISON_MEDIA_FILES"] ?? "") ?? 240

    @Test(arguments: TestEngine.available)
    func `each file is here with the right bytes or says why not, and HubSpot holds each once`(
        engine: TestEngine
    ) async throws {
        for seed in 1...2 as ClosedRange<UInt64> {
            try await withLinkedDesk(engine, seed: seed) { desk, _ in
                try await play(desk, seed: seed, count: Self.count / 2)
            }
        }
    }

    private func play(_ desk: MediaDesk, seed: UInt64, count: Int) async throws {
        var dice = SeededRandom(seed: seed)
        let sent = (0..<count).map { Self.file($0, &dice) }
        var wamids: [String] = []
        try await desk.office.database.write {
            try MediaSettingsTable.save($0, here, MediaSettings(bytesMax: [.image: 200_000, .document: 60_000]))
        }
        var desk = desk
        for start in stride(from: 0, to: count, by: 20) {
            let part = sent[start..<min(start + 20, count)]
            wamids += try await desk.receive(part.map { .media($0, caption: nil) }, at: Int64(start) * 1800)
            desk = try await storm(desk, seed: seed &+ UInt64(start), &dice)
        }
        desk.weather.set(FaultOptions())
        desk.office.setFaults { _ in }
        desk.office.time.advance(.seconds(200))
        try await desk.settle()
        try await check(desk, sent, wamids)
    }

    /// Both workers for a while, in weather that loses, spoils and refuses, and with a process that is killed.
    private func storm(_ desk: MediaDesk, seed: UInt64, _ dice: inout SeededRandom) async throws -> MediaDesk {
        var weather = FaultOptions()
        weather.seed = seed
        (weather.lostBeforeEffect, weather.serverError5xx, weather.rateLimited429) = (0.05, 0.05, 0.05)
        (weather.media.unknownID, weather.media.linkGone, weather.media.page) = (0.1, 0.1, 0.05)
        (weather.media.wrongBytes, weather.media.cutShort) = (0.05, 0.05)
        (weather.media.strangeLink, weather.media.redirect, weather.media.oversized) = (0.02, 0.02, 0.02)
        weather.media.oversizeBytes = 300_000
        desk.weather.set(weather)
        desk.office.setFaults {
            $0.seed = seed
            ($0.lostBeforeEffect, $0.lostAfterEffect, $0.serverError5xx, $0.rateLimited429) = (0.05, 0.08, 0.03, 0.03)
        }
        var desk = desk
        for _ in 0..<12 {
            _ = try await desk.step()
            for _ in 0..<6 {
                do {
                    try await desk.office.link()
                    _ = try await desk.office.reconcile.step()
                    _ = try await desk.attachments.step()
                } catch is HubSpotFailure {
                    desk.office.time.advance(.seconds(65))
                }
            }
            desk.office.time.advance(.seconds(Int64.random(in: 1...90, using: &dice)))
            if Int.random(in: 0..<4, using: &dice) == 0 { desk = desk.restarted() }
        }
        return desk
    }

    private func check(_ desk: MediaDesk, _ sent: [SandboxMedia], _ wamids: [String]) async throws {
        var reasons: [MediaProblem.Word: Int] = [:]
        var expected: Set<Data> = []
        let ids = wamids.map { WhatsAppMessageID($0) }
        let messages = try await desk.office.database.read { try MessageTable.find($0, here, ids) }
        let downloads = try await desk.office.database.read {
            try MediaTable.find($0, here, messages.values.map(\.id))
        }
        for (media, id) in zip(sent, ids) {
            let message = try #require(messages[id])
            let download = try #require(downloads[message.id], "\(id) has no state")
            switch download.state {
            case .stored:
                #expect(try desk.store.whole(try #require(download.file).hash) == media.bytes)
                expected.insert(media.bytes)
            case .refused, .gone:
                let problem = try #require(download.problem)
                #expect(!problem.sentence.isEmpty)
                reasons[problem.word, default: 0] += 1
            case .waiting, .downloading: Issue.record("\(id) came to no end: \(download)")
            }
        }
        #expect(Set(reasons.keys).isSubset(of: [.tooLarge, .wrongHost, .wrongHash]), "\(reasons)")
        #expect(expected.count * 10 > sent.count * 7, "most are here: \(expected.count) of \(sent.count), \(reasons)")
        let files = desk.office.hub.files()
        #expect(files.count == expected.count && Set(files.map(\.bytes)) == expected)
        #expect(!files.contains { !$0.isPrivate })
        let attached = desk.office.hub.notes().flatMap(\.attachments)
        #expect(attached.count == Set(attached).count && Set(attached) == Set(files.map(\.id)))
        let unfinished = try desk.store.sweep()
        #expect(unfinished == 0)
        let missing = reasons.map { "\($0.value) \($0.key.rawValue)" }.sorted().joined(separator: ", ")
        print("\(sent.count) files: \(expected.count) here and in HubSpot once; not here: \(missing)")
    }

    /// Sizes from a few bytes to more than is taken.
    private static func file(_ number: Int, _ dice: inout SeededRandom) -> SandboxMedia {
        let size = [10, 1_000, 50_000, 90_000].randomElement(using: &dice) ?? 10
        let bytes = Data("\(number):".utf8) + Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &dice) })
        switch number % 6 {
        case 0: return SandboxMedia(kind: .image, mimeType: "image/jpeg", bytes: bytes)
        case 1: return SandboxMedia(kind: .video, mimeType: "video/mp4", bytes: bytes)
        case 2: return SandboxMedia(kind: .voice, mimeType: "audio/ogg; codecs=opus", bytes: bytes)
        case 3: return SandboxMedia(kind: .audio, mimeType: "audio/mpeg", bytes: bytes)
        case 4:
            return SandboxMedia(
                kind: .document, mimeType: "application/pdf", fileName: "Nº \(number).pdf", bytes: bytes)
        default: return SandboxMedia(kind: .sticker, mimeType: "image/webp", bytes: bytes)
        }
    }
}
