import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Synchronization
import Testing

@testable import Web

@Suite struct LinkEndpointTests {
    private static let link = Link(
        id: LinkID(7), person: PersonID(1), contact: ContactID("501"), method: .manual, rule: "by-hand",
        reason: "By hand.",
        author: .token("tests"), madeAt: Rows.now)

    @Test func `a link is asked for in the name of the token and comes back`() async throws {
        let asked = Mutex<[LinkRequest]>([])
        try await withSite(
            setup: { site in
                site.services.links.link = { request in
                    asked.withLock { $0.append(request) }
                    return Self.link
                }
            },
            { site in
                let body = #"{"person_id":"1","contact_id":"501","replaces":"6"}"#
                let answer = try await site.send(.post, "/api/v1/links", body: body)
                #expect(answer.status == .ok)
                #expect(try answer.json["id"]?.text == "7")
                let request = LinkRequest(
                    person: PersonID(1), contact: ContactID("501"), replaces: LinkID(6), author: .token("tests"))
                #expect(asked.withLock { $0 } == [request])
            })
    }

    @Test(arguments: [
        (LinkRefusal.unknownPerson(PersonID(1)), 404), (.unknownContact(ContactID("501")), 422),
        (.ownNumber(PersonID(1)), 422),
        (.linkedAlready(link), 409), (.changedMeanwhile(nil), 409), (.changedMeanwhile(link), 409),
    ])
    func `a refusal comes with its own status, word and sentence`(refusal: LinkRefusal, status: Int) async throws {
        try await withSite(
            setup: { $0.services.links.link = { _ in throw refusal } },
            { site in
                let answer = try await site.send(
                    .post, "/api/v1/links", body: #"{"person_id":"1","contact_id":"501"}"#)
                #expect(Int(answer.status.code) == status)
                #expect(try answer.errorCode == refusal.word)
                #expect(try answer.json["error"]?["message"]?.text == refusal.sentence)
            })
    }

    @Test(arguments: [
        ("[]", "bad_json"), ("{}", "missing_person_id"), (#"{"person_id":"1"}"#, "missing_contact_id"),
        (#"{"person_id":"Ana","contact_id":"501"}"#, "bad_person_id"),
        (#"{"person_id":"1","contact_id":"501","replaces":"x"}"#, "bad_replaces"),
        (#"{"person_id":"1","contact":"501"}"#, "unknown_field"),
    ])
    func `a body that cannot be meant is refused`(body: String, code: String) async throws {
        try await withSite { site in
            let answer = try await site.send(.post, "/api/v1/links", body: body)
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == code)
        }
    }

    @Test func `a link is ended and a block is lifted in the name of the token`() async throws {
        let block = LinkBlock(
            person: PersonID(1), contact: ContactID("501"), author: .token("mara"), blockedAt: Rows.now)
        try await withSite(
            setup: { site in
                site.services.links.unlink = { _, author in
                    var ended = Self.link
                    ended.endedAt = Rows.now
                    ended.endReason = author.text
                    return ended
                }
                site.services.links.unblock = { _, _ in block }
            },
            { site in
                let ended = try await site.send(.delete, "/api/v1/links/7")
                #expect(try ended.json["state"]?.text == "ended")
                #expect(try ended.json["end_reason"]?.text == "token:tests")
                let lifted = try await site.send(.delete, "/api/v1/blocks/1")
                #expect(try lifted.json["reason"]?.text == block.sentence)
                #expect(try await site.send(.delete, "/api/v1/links/seven").status == .notFound)
            })
    }
}
