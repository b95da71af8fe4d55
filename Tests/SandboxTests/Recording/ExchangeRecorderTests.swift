import Domain
import Foundation
import Sandbox
import Testing

struct ExchangeRecorderTests {
    private let file = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString).jsonl")

    private func lines(_ exchanges: [(HTTPCall, HTTPReply)]) throws -> [String] {
        defer { try? FileManager.default.removeItem(at: file) }
        let recorder = try #require(ExchangeRecorder(file: file.path))
        for (call, reply) in exchanges { recorder.note(call, reply) }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { String($0) }
    }

    private func reply(_ body: String) -> HTTPReply {
        HTTPReply(status: 200, headers: ["Content-Type": "application/json"], body: Data(body.utf8))
    }

    private func read(_ id: String) -> HTTPCall {
        HTTPCall(.get, "https://api.hubapi.com/crm/objects/2026-03/contacts/\(id)?properties=phone")
    }

    @Test func `two exchanges of one shape are one line`() throws {
        let lines = try lines([
            (read("546000000001"), reply(#"{"id":"1","properties":{"phone":"1"}}"#)),
            (read("546000000002"), reply(#"{"id":"2","properties":{"city":"Ulm"}}"#)),
            (read("546000000003"), reply(#"{"id":"3","properties":{"phone":null}}"#)),
        ])
        #expect(lines.count == 2)
    }

    @Test func `a page of records that are alike keeps one of them`() throws {
        let page = reply(#"{"results":[{"id":"1"},{"id":"2"},{"id":"3","archived":false}]}"#)
        let line = try #require(try lines([(read("1"), page)]).first)
        let results = try JSON(parsing: Data(line.utf8))["answer"]?["body"]?["results"]?.array ?? []
        #expect(results.map { $0["id"]?.string } == ["1", "3"])
    }

    @Test(arguments: [
        ("/oauth/2026-03/token", "client_id=a&client_secret=hush&code=hush&grant_type=authorization_code"),
        ("/oauth/v1/access-tokens/hush", ""),
        ("/oauth/2026-03/token/introspect", "token=hush"),
    ])
    func `no token or secret is written down`(path: String, form: String) throws {
        let call = HTTPCall(
            .post, "https://api.hubapi.com\(path)?state=hush",
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Authorization": "Bearer hush"],
            body: Data(form.utf8))
        let answer = reply(
            #"{"access_token":"hush","refresh_token":"hush","token":"hush","url":"https://h.example/f?signature=hush"}"#
        )
        let lines = try lines([(call, answer)])
        #expect(lines.count == 1)
        #expect(!lines.contains { $0.contains("hush") })
    }

    @Test func `the code of an error's detail is no secret`() throws {
        let refusal = reply(#"{"message":"no","errors":[{"message":"no","code":"INVALID_OPTION"}]}"#)
        #expect(try lines([(read("1"), refusal)]).first?.contains("INVALID_OPTION") == true)
    }
}
