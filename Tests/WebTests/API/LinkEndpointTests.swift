import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// The shop of the full story: persons 1 to 5, of whom all but the fifth are linked (links 501 to 504).
@Suite struct LinkEndpointTests {
    @Test(arguments: TestEngine.available)
    func `a link is made, ended and unblocked in the name of the token`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let made = try await site.send(
                .post, "/api/v1/links", body: #"{"person_id":"5","contact_id":"546000"}"#)
            #expect(made.status == .ok)
            let link = try #require(try made.json["id"]?.text)
            #expect(try made.json["method"]?.text == "manual" && made.json["author"]?.text == "token:tests")
            let ended = try await site.send(.delete, "/api/v1/links/\(link)")
            #expect(try ended.json["state"]?.text == "ended")
            let lifted = try await site.send(.delete, "/api/v1/blocks/5")
            #expect(try lifted.json["author"]?.text == "token:tests")
            #expect(try await site.send(.delete, "/api/v1/links/seven").status == .notFound)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link that stands is replaced only by whoever names it`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let blind = try await site.send(.post, "/api/v1/links", body: #"{"person_id":"1","contact_id":"546001"}"#)
            #expect(blind.status == .conflict)
            #expect(try blind.errorCode == "linked_already")
            #expect(try blind.json["error"]?["message"]?.text?.contains("501") == true)
            let knowing = try await site.send(
                .post, "/api/v1/links", body: #"{"person_id":"1","contact_id":"546001","replaces":"501"}"#)
            #expect(try knowing.json["contact_id"]?.text == "546001")
            let late = try await site.send(
                .post, "/api/v1/links", body: #"{"person_id":"1","contact_id":"546002","replaces":"501"}"#)
            #expect(try late.errorCode == "changed_meanwhile")
        }
    }

    @Test(arguments: [
        (#"{"person_id":"404","contact_id":"546000"}"#, "unknown_person", 404),
        (#"{"person_id":"5","contact_id":"404"}"#, "not_connected", 409),
    ])
    func `a refusal comes with its own status and word`(body: String, word: String, status: Int) async throws {
        let story = Story.rows { rows in
            try await rows.workspaceRow()
            try await rows.person(5, name: "Noor", phone: nil)
            try await rows.contact("546000", first: "Ana", last: nil)
        }
        try await withSite(story: story) { site in
            let answer = try await site.send(.post, "/api/v1/links", body: body)
            #expect(Int(answer.status.code) == status)
            #expect(try answer.errorCode == word)
        }
    }

    @Test(arguments: [
        ("[]", "bad_json"), ("{}", "missing_person_id"), (#"{"person_id":"1"}"#, "missing_contact_id"),
        (#"{"person_id":"Ana","contact_id":"501"}"#, "bad_person_id"),
        (#"{"person_id":"1","contact_id":"501","replaces":"x"}"#, "bad_replaces"),
        (#"{"person_id":"1","contact_id":"501","keep_phone":"yes"}"#, "bad_keep_phone"),
        (#"{"person_id":"1","contact":"501"}"#, "unknown_field"),
    ])
    func `a body that cannot be meant is refused`(body: String, code: String) async throws {
        try await withSite { site in
            let answer = try await site.send(.post, "/api/v1/links", body: body)
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == code)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what happens to the phone is told before, kept after, and can be asked for again`(
        engine: TestEngine
    ) async throws {
        try await withSite(engine) { site in
            try await site.rows.contact("546099", first: "Noor", last: nil, phone: "34699000111")
            let before = try await site.send(.get, "/api/v1/explanations?person=5&contact=546099")
            let change = try #require(try before.json["phone_change"])
            #expect(change["property"]?.text == "phone" && change["before"]?.text?.isEmpty == false)
            let link = try #require(
                try await site.send(
                    .post, "/api/v1/links",
                    body: #"{"person_id":"5","contact_id":"546099","keep_phone":true}"#
                ).json["id"]?.text)
            let none = try await site.get("/api/v1/phone-writes?link=\(link)")
            #expect(try none.json["results"]?.array.isEmpty == true)
            let asked = try await site.send(.post, "/api/v1/phone-writes", body: #"{"link_id":"\#(link)"}"#)
            #expect(try asked.json["change"] == change && asked.json["state"]?.text == "waiting")
            let id = try #require(try asked.json["id"]?.text)
            let listed = try await site.get("/api/v1/phone-writes?contact=546099&state=waiting&link=\(link)")
            #expect(try listed.json["results"]?.array.map { $0["id"]?.text } == [id])
            let undone = try await site.send(.post, "/api/v1/phone-writes/\(id)/restoration")
            #expect(undone.status == .unprocessableContent)
            #expect(try undone.errorCode == "not_restorable")
            #expect(try await site.send(.post, "/api/v1/phone-writes/9/restoration").status == .notFound)
        }
    }
}
