import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Sync
import TestEngines
import Testing

@testable import Web

struct QRCodeTests {
    private let address =
        "otpauth://totp/Liaison:ada%40taller.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Liaison"
        + "&algorithm=SHA1&digits=6&period=30"

    @Test func `a camera reads back what the code says`() throws {
        for text in [address, "A", String(repeating: "ñ€😀", count: 40)] {
            #expect(QRReading.text(of: try #require(QRCode(of: text))) == text)
        }
    }

    @Test func `the drawing has a dark square for each dark module, and light around`() throws {
        let code = try #require(QRCode(of: address))
        var drawn: Set<[Int]> = []
        for match in code.path.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (x, y, width) = try (number(match.output.1), number(match.output.2), number(match.output.3))
            #expect(match.output.3 == match.output.4)
            for column in x..<x + width { drawn.insert([y - 4, column - 4]) }
        }
        let dark = (0..<code.side).flatMap { row in
            (0..<code.side).filter { code.isDark(row, $0) }.map { [row, $0] }
        }
        #expect(drawn == Set(dark) && code.viewSide == code.side + 8)
        #expect(code.path.wholeMatch(of: /(?:M\d+ \d+h\d+v1h-\d+z)+/) != nil, "Nothing else stands in the path.")
    }

    @Test func `more than a code can hold is none`() {
        #expect(QRCode(of: String(repeating: "x", count: 3000)) == nil)
    }

    @Test(arguments: TestEngine.available)
    func `the account shows the code of its own key beside the key`(engine: TestEngine) async throws {
        try await withTeam(engine) { team in
            let ada = try await team.add("Ada", role: .admin)
            let browser = try await team.browser(of: ada)
            #expect(!(try await browser.get("/account").text.contains("class=\"qr\"")))
            #expect(try await browser.post("/account/codes").status == .seeOther)
            let setup = try await team.membership.beginCodes(ada)
            let page = try await browser.get("/account").text
            let code = try #require(QRCode(of: setup.address))
            #expect(page.contains(" d=\"\(code.path)\"/>") && page.contains("viewBox=\"0 0 \(code.viewSide) "))
            #expect(page.contains(setup.key) && !page.contains("style="))
            #expect(QRReading.text(of: code) == setup.address)
        }
    }

    private func number(_ text: Substring) throws -> Int { try #require(Int(text)) }
}
