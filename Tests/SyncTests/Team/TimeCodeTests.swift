import Domain
import Foundation
import Testing

@testable import Sync

struct TimeCodeTests {
    private static let key = Data("12345678901234567890".utf8)

    /// RFC 6238, appendix B, the last six of its eight digits.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func `codes are those of the standard`(seconds: Int64, digits: String) {
        #expect(TimeCode.digits(Self.key, step: TimeCode.step(at: Timestamp(seconds: seconds))) == digits)
    }

    @Test func `a code is good half a minute early and late, and once`() {
        let now = Timestamp(seconds: 1_234_567_890)
        let step = TimeCode.step(at: now)
        for drift in -3...3 as ClosedRange<Int64> {
            let code = TimeCode.digits(Self.key, step: step + drift)
            let taken = TimeCode.step(of: code, Self.key, after: 0, at: now)
            #expect(taken == (abs(drift) <= 1 ? step + drift : nil))
        }
        let code = TimeCode.digits(Self.key, step: step)
        #expect(TimeCode.step(of: code, Self.key, after: step, at: now) == nil)
        #expect(TimeCode.step(of: code, Self.key, after: step - 1, at: now) == step)
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `keys are written as apps read them`(bytes: String, text: String) {
        #expect(Base32.text(bytes.utf8) == text)
        #expect(Base32.bytes(text) == Data(bytes.utf8))
    }
}

struct PasswordHashTests {
    @Test func `a password fits its own hash, however its letters are put together, and no other`() throws {
        let hash = try PasswordHash(of: "ma\u{00F1}ana ma\u{00F1}ana", cost: .none, salt: Data(repeating: 7, count: 16))
        let stored = try #require(PasswordHash(hash.text))
        #expect(try stored.fits("man\u{0303}ana man\u{0303}ana"))
        #expect(try !stored.fits("manana manana"))
        #expect(try !stored.fits(""))
    }

    /// RFC 7914, section 12: N = 16, r = 1, p = 1, both texts empty; the first half of its 64 bytes.
    @Test func `hashes are those of the standard`() throws {
        let cost = PasswordCost(roundsPower: 4, blockSize: 1, parallelism: 1)
        let hash = try PasswordHash(of: "", cost: cost, salt: Data())
        let key = try #require(hash.text.split(separator: "$").last.flatMap { Data(base64Encoded: String($0)) })
        #expect(key.map { String($0, radix: 16) }.prefix(8) == ["77", "d6", "57", "62", "38", "65", "7b", "20"])
    }

    @Test(arguments: [
        "", "scrypt", "md5$4$8$1$AAAA$AAAA", "scrypt$40$8$1$AAAA$AAAA", "scrypt$4$8$1$AAAA$AAAA",
        "scrypt$-1$8$1$AAAA$AAAA", "scrypt$4$999999$1$AAAA$AAAA",
    ])
    func `what is no hash is none, and costs nothing`(text: String) {
        #expect(PasswordHash(text) == nil)
    }
}
