import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Synchronization
import Testing

@testable import Web

@Suite struct AssignOwnerTests {
    private static let path = "/api/v1/mappings/106540352242922"

    @Test func `a mapping is asked for in the name of the token and comes back`() async throws {
        let asked = Mutex<[MappingChange]>([])
        try await withSite(
            setup: { site in
                site.services.assign = { change in
                    asked.withLock { $0.append(change) }
                    return UserMapping(
                        id: UserMappingID(1), number: change.number, owner: change.owner, from: .beginning, until: nil)
                }
            },
            { site in
                let answer = try await site.send(.put, Self.path, body: #"{"owner_id":"71"}"#)
                #expect(answer.status == .ok)
                #expect(try answer.json["owner_id"]?.text == "71")
                #expect(try answer.json["phone_number_id"]?.text == Rows.number.value)
                _ = try await site.send(.put, Self.path, body: #"{"owner_id":72,"reach":"from_now"}"#)
                let author = Author.token("tests")
                #expect(
                    asked.withLock { $0 } == [
                        MappingChange(number: Rows.number, owner: OwnerID("71"), reach: .everything, author: author),
                        MappingChange(number: Rows.number, owner: OwnerID("72"), reach: .fromNow, author: author),
                    ])
            })
    }

    @Test(arguments: [
        (MappingRefusal.unknownNumber(Rows.number), 404), (.unknownOwner(OwnerID("9")), 422),
        (.archivedOwner(OwnerID("9")), 409),
    ])
    func `a refusal comes with its own status, word and sentence`(refusal: MappingRefusal, status: Int) async throws {
        try await withSite(
            setup: { $0.services.assign = { _ in throw refusal } },
            { site in
                let answer = try await site.send(.put, Self.path, body: #"{"owner_id":"9"}"#)
                #expect(Int(answer.status.code) == status)
                #expect(try answer.errorCode == refusal.word)
                #expect(try answer.json["error"]?["message"]?.text == refusal.sentence)
            })
    }

    @Test(arguments: [
        ("", "bad_json"), ("[]", "bad_json"), ("{", "bad_json"), ("{}", "missing_owner"),
        (#"{"owner_id":""}"#, "missing_owner"), (#"{"owner_id":"1","reach":"all"}"#, "bad_reach"),
        (#"{"owner":"1"}"#, "unknown_field"),
    ])
    func `a body that cannot be meant is refused`(body: String, code: String) async throws {
        try await withSite { site in
            let answer = try await site.send(.put, Self.path, body: body)
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == code)
        }
    }

    @Test func `a body over 64 KiB is 413`() async throws {
        try await withSite { site in
            let answer = try await site.send(.put, Self.path, body: String(repeating: " ", count: 65 * 1024))
            #expect(answer.status == .contentTooLarge)
            #expect(try answer.errorCode == "too_large")
        }
    }
}
