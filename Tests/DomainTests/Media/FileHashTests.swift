import Domain
import Foundation
import Testing

struct FileHashTests {
    private let bytes = (0..<32).map { UInt8(truncatingIfNeeded: 7 * $0 + 250) }

    @Test func `the same bytes in base64 and in hexadecimal are the same hash`() throws {
        let hash = try #require(FileHash(bytes: bytes))
        let base64 = Data(bytes).base64EncodedString()
        let webSafe = base64.replacing("+", with: "-").replacing("/", with: "_")
        let unpadded = base64.replacing("=", with: "")
        for text in [base64, webSafe, unpadded, hash.hexadecimal, hash.hexadecimal.uppercased(), " \(base64) "] {
            #expect(FileHash(told: text) == hash, "\(text)")
        }
        #expect(hash.hexadecimal.hasPrefix("fa01080f"))
        #expect(FileHash(hexadecimal: hash.hexadecimal) == hash)
    }

    @Test(arguments: [
        "", "abc", String(repeating: "g", count: 64), String(repeating: "a", count: 63),
        String(repeating: "ä", count: 32), "!" + String(repeating: "A", count: 43), String(repeating: "A", count: 45),
        "../../etc/passwd",
    ])
    func `what is no hash says nothing`(text: String) {
        #expect(FileHash(told: text) == nil)
        #expect(FileHash(hexadecimal: text) == nil)
    }
}
