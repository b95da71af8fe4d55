import Foundation
import Testing

@testable import Web

struct MultipartReaderTests {
    private static let type = "multipart/form-data; boundary=----WebKitX"

    private static let form = """
        ------WebKitX\r
        Content-Disposition: form-data; name="account"\r
        \r
        102290\r
        ------WebKitX\r
        Content-Disposition: form-data; name="file"; filename="café %22x%22.vcf"\r
        Content-Type: text/x-vcard; charset=utf-8\r
        \r
        BEGIN:VCARD\r
        --not a border\r
        ------WebKi\r
        END:VCARD\r
        \r
        ------WebKitX\r
        Content-Disposition: form-data; name="empty"; filename=""\r
        \r
        \r
        ------WebKitX--\r
        behind
        """

    private struct Part: Equatable {
        var head: MultipartHead
        var bytes: [UInt8] = []
    }

    private func read(_ bytes: [UInt8], cuts: [Int] = []) throws -> (parts: [Part], isComplete: Bool) {
        var reader = try MultipartReader(contentType: Self.type)
        var parts: [Part] = []
        var start = 0
        for end in cuts.sorted() + [bytes.count] {
            for item in try reader.read(bytes[start..<end]) {
                switch item {
                case .part(let head): parts.append(Part(head: head))
                case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
                }
            }
            start = end
        }
        return (parts, reader.isComplete)
    }

    @Test func `fields and files come out byte for byte`() throws {
        let (parts, isComplete) = try read(Array(Self.form.utf8))
        #expect(isComplete)
        #expect(
            parts.map(\.head) == [
                MultipartHead(name: "account"),
                MultipartHead(name: "file", fileName: "café \"x\".vcf", contentType: "text/x-vcard"),
                MultipartHead(name: "empty", fileName: ""),
            ])
        #expect(
            parts.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "102290", "BEGIN:VCARD\r\n--not a border\r\n------WebKi\r\nEND:VCARD\r\n", "",
            ])
    }

    @Test func `it is the same however it is cut`() throws {
        let bytes = Array(Self.form.utf8)
        let whole = try read(bytes)
        #expect(try read(bytes, cuts: Array(0...bytes.count)) == whole)
        for border in bytes.indices {
            #expect(try read(bytes, cuts: [border]) == whole)
        }
    }

    @Test func `a form that breaks off is not whole, wherever`() throws {
        let bytes = Array(Self.form.utf8)
        let whole = try #require(Self.form.range(of: "------WebKitX--"))
        let end = Self.form[..<whole.upperBound].utf8.count
        for length in 0..<end {
            #expect(try !read(Array(bytes[..<length])).isComplete, "\(length)")
        }
    }

    @Test func `what is no such form is refused`() {
        for type in [
            "", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x",
        ] {
            #expect(throws: MultipartReader.Problem.noBorder) { try MultipartReader(contentType: type) }
        }
        let head = "------WebKitX\r\nContent-Disposition: form-data\r\n\r\n"
        #expect(throws: MultipartReader.Problem.badHead) { try read(Array(head.utf8)) }
        let long = "------WebKitX\r\nX: " + String(repeating: "x", count: 9000)
        #expect(throws: MultipartReader.Problem.badHead) { try read(Array(long.utf8)) }
        let part = "------WebKitX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
        #expect(throws: MultipartReader.Problem.tooManyParts) {
            try read(Array(String(repeating: part, count: 33).utf8))
        }
    }

    @Test(arguments: 0..<20) func `any bytes are read without a trap, the same however they are cut`(seed: Int) {
        let pieces = [
            "------WebKitX", "\r\n", "--", "\r", "\n", "\r\n\r\n", "Content-Disposition: form-data; name=a", "x", "\0",
        ]
        var state = UInt64(seed) &+ 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<200 {
            let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] }.joined()
            let bytes = Array(text.utf8)
            let whole = Result { try read(bytes) }
            let cut = Result { try read(bytes, cuts: Array(0...bytes.count)) }
            switch (whole, cut) {
            case (.success(let one), .success(let other)): #expect(one == other)
            case (.failure(let one), .failure(let other)):
                #expect(one as? MultipartReader.Problem == other as? MultipartReader.Problem)
            case (.success, .failure), (.failure, .success): Issue.record("\(text.debugDescription)")
            }
        }
    }
}
