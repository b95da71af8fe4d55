import Domain
import Foundation
import Testing

@testable import HubSpot

struct FileTests {
    static let stored = #"{"id":"187001","name":"foto-1","extension":"jpeg","size":4,"path":"/liaison/foto-1.jpeg"}"#

    @Test func `a file is uploaded privately, in the parts that HubSpot documents`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, Self.stored))
        let file = try await hub.client.upload(
            Data([0xFF, 0xD8, 0x0D, 0x0A]), name: "foto/1.jpeg", type: "image/jpeg", folder: "liaison/../2026")
        let call = try #require(hub.calls.first)
        let type = try #require(call.headers["Content-Type"])
        let boundary = try #require(type.split(separator: "=").last)
        #expect(type.hasPrefix("multipart/form-data; boundary=liaison-"))
        #expect(call.url == "https://api.hubapi.com/files/2026-03/files")
        let expected = """
            --\(boundary)
            Content-Disposition: form-data; name="folderPath"

            /liaison/2026
            --\(boundary)
            Content-Disposition: form-data; name="options"

            {"access":"PRIVATE","overwrite":false}
            --\(boundary)
            Content-Disposition: form-data; name="fileName"

            foto-1.jpeg
            --\(boundary)
            Content-Disposition: form-data; name="file"; filename="foto-1.jpeg"
            Content-Type: image/jpeg


            """.replacing("\n", with: "\r\n")
        let body = Data(expected.utf8) + Data([0xFF, 0xD8, 0x0D, 0x0A]) + Data("\r\n--\(boundary)--\r\n".utf8)
        #expect(call.body == body)
        #expect(file.id == FileID("187001"))
        #expect(file.fileExtension == "jpeg")
    }

    @Test func `an upload whose answer is lost may have happened`() async {
        let hub = ScriptedHubSpot(HTTPReply(502))
        await #expect { try await hub.client.upload(Data([1]), name: "a", type: "a/b", folder: "/") } throws: {
            ($0 as? HubSpotFailure)?.word == "unknown_outcome"
        }
    }

    @Test func `nothing and too much are not sent`() async {
        let hub = ScriptedHubSpot(HTTPReply(201, Self.stored))
        for data in [Data(), Data(count: HubSpotClient.uploadBytesMax + 1)] {
            await #expect { try await hub.client.upload(data, name: "a", type: "a/b", folder: "/") } throws: {
                ($0 as? HubSpotFailure)?.word == "invalid"
            }
        }
        #expect(hub.calls.isEmpty)
    }

    @Test(arguments: [
        ("foto 1.jpeg", "foto 1.jpeg"), ("../../etc/passwd", "etc-passwd"), ("a\"\r\nX: y.pdf", "a--X- y.pdf"),
        ("...", "file"), ("", "file"), ("Übersicht (2).pdf", "Übersicht (2).pdf"), ("写真.png", "写真.png"),
    ])
    func `names are safe wherever they stand`(name: String, safe: String) {
        #expect(FileName.safe(name) == safe)
    }

    @Test func `a long name keeps its extension`() {
        let name = FileName.safe(String(repeating: "x", count: 500) + ".jpeg")
        #expect(name.count == 100)
        #expect(name.hasSuffix("x.jpeg"))
        #expect(FileName.safe(String(repeating: "y", count: 101)).count == 100)
    }

    @Test(arguments: [
        ("image/JPEG", "image/jpeg"), ("x\r\nY: z", "application/octet-stream"), ("", "application/octet-stream"),
        ("a/b/c", "application/octet-stream"), ("text/plain; charset=x", "application/octet-stream"),
    ])
    func `a type that is none is unknown`(type: String, safe: String) {
        #expect(FileName.safeType(type) == safe)
    }

    @Test func `a private file is read through a URL that expires and is printed nowhere`() async throws {
        let body = #"{"url":"https://files.example.net/s?sig=abc","expiresAt":"2026-11-21T12:10:00Z","name":"a"}"#
        let hub = ScriptedHubSpot(HTTPReply(200, body))
        let signed = try await hub.client.signedURL(of: FileID("187001"))
        #expect(
            hub.calls.first?.url
                == "https://api.hubapi.com/files/2026-03/files/187001/signed-url?expirationSeconds=600")
        #expect(signed == SignedURL(url: "https://files.example.net/s?sig=abc", expiresAt: .noon + .seconds(600)))
        #expect(!"\(signed)".contains("sig=abc"))
    }

    @Test(arguments: [204, 404])
    func `deleting and erasing may be done twice`(status: Int) async throws {
        let hub = ScriptedHubSpot(HTTPReply(status))
        try await hub.client.deleteFile(FileID("187001"))
        try await hub.client.eraseFile(FileID("187001"))
        #expect(hub.calls.map(\.method) == [.delete, .delete])
        #expect(hub.calls.first?.url.hasSuffix("/files/187001") == true)
        #expect(hub.calls.last?.url.hasSuffix("/files/187001/gdpr-delete") == true)
    }
}
