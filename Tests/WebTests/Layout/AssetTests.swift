import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct AssetTests {
    @Test func `files are named by what is in them and may be kept for ever`() async throws {
        try await withSite(story: .bare) { site in
            let html = try await site.get("/", token: nil).text
            let paths = html.matches(of: /(?:href|src)="(\/assets\/[a-z]+\.[0-9a-f]{16}\.[a-z]+)"/).map { String($0.1) }
            #expect(paths.count == 3)
            for path in paths {
                let answer = try await site.get(path, token: nil)
                #expect(answer.status == .ok)
                #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(!answer.text.isEmpty)
            }
            #expect(try await site.get("/assets/site.0000000000000000.css", token: nil).status == .notFound)
            #expect(try await site.get("/assets/..%2FPages%2FLayout%2Ferror.mustache", token: nil).status == .notFound)
        }
    }

    @Test func `whoever takes gzip gets less than a third, and whoever does not gets it as it is`() async throws {
        try await withSite(story: .bare) { site in
            let path = SiteURL.asset(try AssetStore().stylesheet.name).path
            for (coding, isPacked) in [
                ("gzip, br", true), ("br;q=1, gzip;q=0.5", true), ("gzip;q=0", false), ("", false),
            ] {
                let answer = try await site.client.execute(
                    uri: path, method: .get, headers: [.acceptEncoding: coding])
                let body = Data(answer.body.readableBytesView)
                #expect((answer.headers[.contentEncoding] == "gzip") == isPacked, "\(coding)")
                #expect(body.starts(with: [0x1F, 0x8B]) == isPacked)
                #expect(isPacked == (body.count < (try AssetStore().stylesheet.body.readableBytes) / 3))
                #expect(answer.headers[.vary] == "Accept-Encoding")
            }
        }
    }

    @Test func `every style belongs to a layer`() throws {
        let css = try AssetStore().stylesheet.body
        let text = String(buffer: css)
        #expect(text.hasPrefix("@layer base, layout, component;"))
        #expect(text.contains("prefers-color-scheme: dark"))
        #expect(text.contains(":focus-visible"))
    }

    @Test func `htmx comes before what extends it, and ours come last`() throws {
        let text = String(buffer: try AssetStore().script.body)
        let calm = try #require(text.range(of: "htmx:oobBeforeSwap\", (event)"))
        if let htmx = text.range(of: "var htmx="), let extending = text.range(of: "htmx.defineExtension(\"sse\"") {
            #expect(htmx.lowerBound < extending.lowerBound)
            #expect(extending.lowerBound < calm.lowerBound)
        }
    }
}
