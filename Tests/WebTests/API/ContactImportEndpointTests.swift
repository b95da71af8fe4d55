import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

@Suite struct ContactImportEndpointTests {
    @Test(arguments: TestEngine.available)
    func `a vCard file becomes persons, and its bad lines come back with their numbers`(
        engine: TestEngine
    ) async throws {
        try await withImports(engine) { site in
            let cards = """
                BEGIN:VCARD
                VERSION:3.0
                FN:Ana Díaz
                TEL;TYPE=CELL:+34 600 111 222
                END:VCARD
                BEGIN:VCARD
                FN:No number
                END:VCARD

                """
            let answer = try await site.post(cards, "text/vcard; charset=utf-8")
            #expect(answer.status == .ok)
            let report = try answer.json
            #expect(["read", "made", "known", "named", "refused"].map { report[$0]?.integer } == [1, 1, 0, 0, 1])
            #expect(report["refusals"]?.array.map { $0["line"]?.integer } == [6])
            #expect(report["refusals"]?.array.first?["reason"]?.text?.hasSuffix(".") == true)
            let person = try await site.json("/api/v1/persons?phone=34600111222")["results"]?.array.first
            #expect(person?["book_name"]?.text == "Ana Díaz")
            #expect(try await site.post(cards, "text/vcard").json["made"]?.integer == 0)
            let audit = try await site.json("/api/v1/audit?verb=contacts_imported")["results"]?.array
            #expect(audit?.map { $0["author"]?.text } == ["token:tests"])
        }
    }

    @Test func `what cannot be a file of contacts is refused with its own status`() async throws {
        try await withImports(.sqlite) { site in
            let questions: [(String, String, String, Int, String)] = [
                ("", "a,b\n1,2\n", "text/csv", 422, "unreadable"), ("", "x", "application/json", 415, "bad_type"),
                ("?account=9", "phone\n+34600111222\n", "text/csv", 422, "unknown_account"),
                ("?acount=9", "phone\n+34600111222\n", "text/csv", 400, "unknown_filter"),
            ]
            for (query, body, type, status, code) in questions {
                let answer = try await site.post(body, type, query)
                #expect(Int(answer.status.code) == status)
                #expect(try answer.errorCode == code)
            }
        }
    }

    @Test func `more than a hundred refusals are counted, and the first hundred told`() async throws {
        try await withImports(.sqlite) { site in
            let file = "name,phone\n" + (0..<150).map { "P\($0),no number\n" }.joined()
            let report = try await site.post(file, "text/csv").json
            #expect(report["refused"]?.integer == 150)
            #expect(report["refusals"]?.array.count == 100)
        }
    }

    @Test func `a file over the limit is refused before it is read`() async throws {
        try await withImports(.sqlite) { site in
            let size = try #require(contactImportEndpoint.upload?.bytesMax)
            let row = "name,phone\n" + String(repeating: "Ana,+34600111222\n", count: size / 17 + 1)
            let answer = try await site.send(
                .post, "/api/v1/contact-imports",
                headers: [.contentType: "text/csv", .contentLength: String(row.utf8.count)], body: row)
            #expect(answer.status == .contentTooLarge)
            #expect(try answer.errorCode == "too_large")
        }
    }

    @Test func `it needs a token`() async throws {
        try await withImports(.sqlite) { site in
            let answer = try await site.send(
                .post, "/api/v1/contact-imports", token: nil, headers: [.contentType: "text/csv"], body: "phone\n1\n")
            #expect(answer.status == .unauthorized)
        }
    }
}

extension Site {
    fileprivate func post(_ file: String, _ type: String, _ query: String = "") async throws -> TestResponse {
        try await send(.post, "/api/v1/contact-imports\(query)", headers: [.contentType: type], body: file)
    }
}
