import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import TestEngines
import Testing

@testable import Web

@Suite struct MediaRouteTests {
    @Test(arguments: TestEngine.available)
    func `a picture is shown under its own name and type, to members, at both addresses`(
        engine: TestEngine
    ) async throws {
        try await withFiles(engine) { site, files in
            let file = try files.keep(Data("picture".utf8))
            try await site.rows.message(900, chat: 101, .image(MediaFile(mimeType: "image/jpeg")))
            try await site.rows.media(900, file: file)
            for path in ["/media/900", "/api/v1/media/900/content"] {
                let answer = try await site.get(path)
                #expect(answer.status == .ok && answer.text == "picture")
                #expect(answer.headers[.contentType] == "image/jpeg")
                #expect(
                    answer.headers[.contentDisposition]
                        == "inline; filename=\"picture.jpg\"; filename*=UTF-8''picture.jpg")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
                #expect(answer.headers[.cacheControl]?.hasPrefix("private") == true)
                let saved = try await site.get(path + "?download=1")
                #expect(saved.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
            }
            for token in [nil, "guess"] {
                #expect(try await site.get("/api/v1/media/900/content", token: token).status == .unauthorized)
            }
        }
    }

    /// What a browser would run, guess or load is handed over as bytes to be saved.
    @Test(arguments: [
        "text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/javascript", "application/pdf",
        "text/plain", "", "image/jpeg, text/html", "text/html;charset=utf-8", "image/jpeg\r\nX: y", "IMAGE/SVG+XML",
        "application/x-shockwave-flash", "multipart/x-mixed-replace",
    ])
    func `nothing that could run is shown`(type: String) async throws {
        try await withFiles { site, files in
            let file = try files.keep(Data("<script>alert(1)</script>".utf8))
            try await site.rows.message(900, chat: 101, .document(MediaFile(mimeType: type, fileName: "a.html")))
            try await site.rows.media(900, kind: .document, type: type, file: file)
            let answer = try await site.get("/media/900")
            #expect(answer.headers[.contentType] == "application/octet-stream")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
            #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox; frame-ancestors 'none'")
            #expect(answer.headers[.init("X")!] == nil)
        }
    }

    @Test(arguments: [
        "x\r\nSet-Cookie: a=b.pdf", "\"; filename=evil.exe; x=\".pdf", "../../../etc/passwd", "..\\..\\win.ini",
        "\u{202E}fdp.exe", "ünïcödé ✓.pdf", "a;b.pdf", "%2e%2e%2f.pdf", String(repeating: "n", count: 9_000) + ".pdf",
        "\u{0}.pdf", "CON", "name\u{2028}two.pdf",
    ])
    func `a name cannot break out of its header`(name: String) async throws {
        try await withFiles { site, files in
            let file = try files.keep(Data("x".utf8))
            try await site.rows.message(900, chat: 101, .document(MediaFile(fileName: name)))
            try await site.rows.media(900, kind: .document, type: nil, file: file)
            let answer = try await site.get("/media/900")
            let header = try #require(answer.headers[.contentDisposition])
            let shape = try Regex(
                #"attachment; filename="[A-Za-z0-9 ._()+,\-]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+\-.^_`|~%]+"#)
            #expect(header.wholeMatch(of: shape) != nil, "\(header)")
            #expect(header.utf8.count < 700 && answer.headers[.setCookie] == nil)
            #expect(!header.contains("..") && !header.contains("%2F") && !header.contains("%E2%80%AE"))
        }
    }

    /// Nothing of an address ever reaches the file system.
    @Test(arguments: [
        "..", "%2e%2e", "..%2f..%2f..%2fetc%2fpasswd", "....//....//etc/passwd", "%2fetc%2fpasswd", "900%00.jpg",
        "900/../901", "900%2f..", "-900", "0", "1e3", "9999999999999999999999", "%F0%9F%98%80", "900;x", "' OR 1=1 --",
        "*", "0900", "+900", "900.jpg", "unfinished-900", "HASH",
    ])
    func `an id that is none finds nothing`(id: String) async throws {
        try await withFiles { site, files in
            let file = try files.keep(Data("secret".utf8))
            try await site.rows.message(901, chat: 101, .image(MediaFile()))
            try await site.rows.media(901, file: file)
            let id =
                id == "HASH" ? file.hash.hexadecimal : id.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)!
            for path in ["/media/\(id)", "/api/v1/media/\(id)/content", "/api/v1/media/\(id)"] {
                let answer = try await site.get(path)
                #expect((400...404).contains(answer.status.code), "\(path): \(answer.status)")
                #expect(!answer.text.contains("secret") && !answer.text.contains(files.folder))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `another workspace's file is not there`(engine: TestEngine) async throws {
        try await withFiles(engine) { site, files in
            let file = try files.keep(Data("theirs".utf8))
            try await site.rows.run([
                """
                INSERT INTO messages (workspace_id, message_id, wamid, chat_id, direction, source, sent_at, day, kind,
                    content)
                VALUES (2, 950, 'wamid.950', 1, 'incoming', 'live', \(Rows.now), 20778, 'image', '{}')
                """
            ])
            try await site.rows.media(950, file: file, workspace: WorkspaceID(2))
            for path in ["/media/950", "/api/v1/media/950/content", "/api/v1/media/950"] {
                #expect(try await site.get(path).status == .notFound)
            }
            #expect(try await site.json("/api/v1/media?limit=200")["results"]?.array.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `parts, repeated questions and heads are answered as the standard says`(engine: TestEngine) async throws {
        try await withFiles(engine) { site, files in
            let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 7) })
            let file = try files.keep(bytes)
            try await site.rows.message(900, chat: 101, .video(MediaFile()))
            try await site.rows.media(900, kind: .video, type: "video/mp4", file: file)
            let whole = try await site.get("/media/900")
            #expect(Data(whole.body.readableBytesView) == bytes && whole.headers[.contentLength] == "300000")
            let part = try await site.get("/media/900", headers: [.range: "bytes=1000-140000"])
            #expect(part.status == .partialContent && Data(part.body.readableBytesView) == bytes[1000...140_000])
            #expect(part.headers[.contentRange] == "bytes 1000-140000/300000")
            let behind = try await site.get("/media/900", headers: [.range: "bytes=300000-"])
            #expect(behind.status == .rangeNotSatisfiable && behind.headers[.contentRange] == "bytes */300000")
            let tag = try #require(whole.headers[.eTag])
            let same = try await site.get("/media/900", headers: [.ifNoneMatch: tag])
            #expect(same.status == .notModified && same.body.readableBytes == 0)
            let other = try await site.get(
                "/media/900", headers: [.range: "bytes=0-9", .init("If-Range")!: "\"another\""])
            #expect(other.status == .ok && other.body.readableBytes == 300_000)
            let head = try await site.send(.head, "/media/900")
            #expect(head.status == .ok && head.body.readableBytes == 0 && head.headers[.contentType] == "video/mp4")
        }
    }

    @Test func `a file that is not here says why`() async throws {
        try await withFiles { site, files in
            try await site.rows.message(900, chat: 101, .image(MediaFile()))
            try await site.rows.message(901, chat: 101, .image(MediaFile()))
            try await site.rows.message(902, chat: 101, .image(MediaFile()))
            try await site.rows.media(900)
            try await site.rows.media(901, state: .refused, problem: .tooLarge(9, limit: 5))
            let lost = try files.keep(Data("lost".utf8))
            try await site.rows.media(902, file: lost)
            try FileManager.default.removeItem(atPath: files.folder)
            let answers = try await [900, 901, 902].asyncMap { try await site.get("/api/v1/media/\($0)/content") }
            #expect(answers.allSatisfy { $0.status == .notFound })
            #expect(try answers.map { try $0.errorCode } == ["being_fetched", "refused", "lost"])
            #expect(answers[1].text.contains("At most 5 bytes"))
            let page = try await site.get("/media/901")
            #expect(page.status == .notFound && page.text.contains("At most 5 bytes"))
        }
    }
}

private struct Files {
    let folder: String
    let store: FileStore

    func keep(_ bytes: Data) throws -> KeptFile {
        let draft = try store.draft(1)
        try draft.write(bytes)
        return try draft.keep()
    }
}

private func withFiles(
    _ engine: TestEngine = .sqlite, _ test: @escaping @Sendable (Site, Files) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let files = Files(folder: folder + "/media", store: FileStore(folder: folder + "/media"))
        try await withSite(
            engine,
            setup: { $0.services.media = files.store }, { try await test($0, files) })
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
