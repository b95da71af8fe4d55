import Domain
import Foundation
import Synchronization
import Testing
import WhatsApp

struct MediaClientTests {
    private let hosts = MediaHosts(graph: "https://graph.example")

    @Test func `a link is asked for by id, and read with what it says of the file`() async throws {
        let web = Web([
            "https://graph.example/v25.0/77": reply(
                200,
                #"""
                {"url":"https://lookaside.fbsbx.com/a","mime_type":"image/jpeg","sha256":"ab","file_size":"303833"}
                """#)
        ])
        let link = try await web.client.mediaLink("77")
        #expect(link.url.revealed == "https://lookaside.fbsbx.com/a")
        #expect(link.mimeType == "image/jpeg" && link.size == 303_833 && link.sha256 == "ab")
        #expect(!"\(link)".contains("lookaside"))
    }

    @Test func `an id cannot lead anywhere else`() async throws {
        let web = Web([:])
        for id in ["../me", "77/../../x", "77?fields=x", "77#"] {
            await #expect(throws: WhatsAppFailure.self) { _ = try await web.client.mediaLink(id) }
        }
        #expect(web.calls.allSatisfy { $0.url.split(separator: "/").count == 4 && !$0.url.contains("?") })
    }

    @Test func `the bytes come from a known host, with the token and a name`() async throws {
        let web = Web(["https://lookaside.fbsbx.com/a": reply(200, "bytes")])
        let (answer, bytes) = try await fetch(web, "https://lookaside.fbsbx.com/a")
        #expect(answer == .handedOver(type: "image/jpeg") && bytes == Data("bytes".utf8))
        #expect(web.calls.map { $0.headers["authorization"] } == ["Bearer se/cret"])
        #expect(web.calls.map { $0.headers["user-agent"] } == ["Liaison"])
    }

    @Test func `an unknown host is not called at all`() async throws {
        let web = Web([:])
        #expect(try await fetch(web, "https://evil.example/a").0 == .unknownHost("evil.example"))
        #expect(web.calls.isEmpty)
    }

    @Test func `a redirect is followed without the token, and to known hosts only`() async throws {
        let web = Web([
            "https://lookaside.fbsbx.com/a": redirect("https://scontent.fbcdn.net/b"),
            "https://scontent.fbcdn.net/b": reply(200, "bytes"),
            "https://lookaside.fbsbx.com/c": redirect("https://evil.example/d"),
            "https://lookaside.fbsbx.com/e": redirect("https://lookaside.fbsbx.com/e"),
            "https://lookaside.fbsbx.com/f": redirect("//evil.example/d"),
            "https://lookaside.fbsbx.com/g": redirect("/a2"), "https://lookaside.fbsbx.com/a2": reply(200, "two"),
        ])
        #expect(try await fetch(web, "https://lookaside.fbsbx.com/a").1 == Data("bytes".utf8))
        #expect(web.calls.map { $0.headers["authorization"] == nil } == [false, true])
        #expect(try await fetch(web, "https://lookaside.fbsbx.com/c").0 == .unknownHost("evil.example"))
        #expect(try await fetch(web, "https://lookaside.fbsbx.com/f").0 == .unknownHost("evil.example"))
        #expect(try await fetch(web, "https://lookaside.fbsbx.com/g").1 == Data("two".utf8))
        #expect(try await fetch(web, "https://lookaside.fbsbx.com/e").0 == .other("redirects without an end"))
        #expect(web.calls.count < 12 && !web.calls.contains { $0.url.contains("evil") })
    }

    @Test func `what comes instead of the file is told apart`() async throws {
        let bad = #"{"error":{"message":"x","code":190}}"#
        let answers: [(HTTPReply, MediaAnswer)] = [
            (reply(404, "gone"), .linkDied), (reply(410, ""), .linkDied), (reply(401, bad), .tokenRefused),
            (reply(401, "{}"), .linkDied), (reply(500, "x"), .other("HTTP 500")), (reply(302, ""), .other("HTTP 302")),
        ]
        for (reply, expected) in answers {
            let web = Web(["https://fbsbx.com/a": reply])
            let (answer, bytes) = try await fetch(web, "https://fbsbx.com/a")
            #expect(answer == expected && bytes.isEmpty)
        }
        #expect(try await fetch(Web([:]), "https://fbsbx.com/a").0 == .unreachable("nobody answers"))
    }

    private func fetch(_ web: Web, _ url: String) async throws -> (MediaAnswer, Data) {
        let asked = Web(["https://graph.example/v25.0/1": reply(200, #"{"url":"\#(url)"}"#)])
        let link = try await asked.client.mediaLink("1")
        let bytes = Mutex(Data())
        let answer = await web.client.download(link, from: hosts, bytesMax: 1000) { piece in
            bytes.withLock { $0 += piece }
            return true
        }
        return (answer, bytes.withLock { $0 })
    }

    private func reply(_ status: Int, _ body: String) -> HTTPReply {
        HTTPReply(status: status, headers: ["Content-Type": "image/jpeg"], body: Data(body.utf8))
    }

    private func redirect(_ place: String) -> HTTPReply { HTTPReply(status: 302, headers: ["Location": place]) }
}

/// Hosts that answer by the whole address, and remember who asked.
private final class Web: Sendable {
    private let made = Mutex<[HTTPCall]>([])
    private let replies: [String: HTTPReply]

    init(_ replies: [String: HTTPReply]) {
        self.replies = replies
    }

    var calls: [HTTPCall] { made.withLock { $0 } }

    var client: WhatsAppClient {
        let exchange = HTTPExchange { [self] call async throws(HTTPFailure) in
            made.withLock { $0.append(call) }
            guard let reply = replies[call.url] else { throw .notSent("nobody answers") }
            return reply
        }
        return WhatsAppClient(exchange: exchange, baseURL: "https://graph.example", token: "se/cret")
    }
}
