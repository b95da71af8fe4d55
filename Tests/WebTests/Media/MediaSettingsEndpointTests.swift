import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

@Suite struct MediaSettingsEndpointTests {
    @Test(arguments: TestEngine.available)
    func `what is taken of files is read and changed, and a raised limit brings what was refused`(
        engine: TestEngine
    ) async throws {
        try await withChoices(engine) { site in
            try await site.rows.message(900, chat: 101, .image(MediaFile()))
            try await site.rows.media(900, state: .refused, problem: .tooLarge(9_000, limit: 5_000))
            let before = try await site.json("/api/v1/media-settings")
            #expect(before["delivery"]?.text == "attach" && before["limits"]?["image"]?.integer == 104_857_600)
            let lowered = try await site.send(
                .put, "/api/v1/media-settings", body: #"{"limits":{"image":5000},"refused_types":["Text/HTML"]}"#)
            #expect(lowered.status == .ok, "\(lowered.text)")
            #expect(try await site.json("/api/v1/media/900")["state"]?.text == "refused")
            let raised = try await site.send(
                .put, "/api/v1/media-settings", body: #"{"delivery":"link","limits":{"image":10000}}"#)
            #expect(try raised.json["limits"]?["image"]?.integer == 10_000)
            let after = try await site.json("/api/v1/media-settings")
            #expect(after["delivery"]?.text == "link" && after["refused_types"]?.array.first?.text == "text/html")
            #expect(try await site.json("/api/v1/media/900")["state"]?.text == "waiting")
            let audit = try await site.json("/api/v1/audit?verb=media_settings_changed")
            #expect(audit["results"]?.array.count == 2)
        }
    }

    @Test(arguments: [
        (#"{"delivery":"mail"}"#, "bad_delivery"), (#"{"limits":{"image":0}}"#, "bad_limit"),
        (#"{"limits":{"image":104857601}}"#, "bad_limit"), (#"{"limits":{"film":5}}"#, "bad_limits"),
        (#"{"attach_bytes_max":"many"}"#, "bad_limit"), (#"{"refused_types":["exe"]}"#, "bad_refused_types"),
        (#"{"colour":"red"}"#, "unknown_field"), ("[]", "bad_json"),
    ])
    func `what makes no sense is refused with a word`(body: String, word: String) async throws {
        try await withChoices { site in
            let answer = try await site.send(.put, "/api/v1/media-settings", body: body)
            #expect((400...422).contains(answer.status.code))
            #expect(try answer.errorCode == word)
            #expect(try await site.json("/api/v1/media-settings")["delivery"]?.text == "attach")
        }
    }

    private func withChoices(
        _ engine: TestEngine = .sqlite, _ test: @escaping @Sendable (Site) async throws -> Void
    ) async throws {
        try await withSite(
            engine,
            setup: {
                $0.services.mediaChoices = MediaChoices(
                    database: $0.services.database, workspace: Rows.workspace, changes: Changes(),
                    clock: WallClock { Rows.now }, ids: .counting(from: 70_000))
            }, test)
    }
}
