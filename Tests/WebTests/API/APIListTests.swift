import Domain
import HTTPTypes
import HummingbirdTesting
import TestEngines
import Testing

@testable import Web

@Suite struct APIListTests {
    @Test(arguments: TestEngine.available)
    func `every list pages to its end without loss or repetition`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            for noun in APINoun.allCases {
                let whole = try await site.json("\(APIURL.list(noun).path)?limit=200")
                #expect(whole["paging"] == nil)
                let ids = whole["results"]?.array.compactMap { $0["id"]?.string } ?? []
                #expect(!ids.isEmpty, "\(noun)")
                #expect(Set(ids).count == ids.count)
                #expect(try await pages(site, noun, limit: 1) == ids)
                #expect(try await pages(site, noun, limit: 7) == ids)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `one by id says what the list says`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            for noun in APINoun.allCases {
                let first = try #require(
                    try await site.json("\(APIURL.list(noun).path)?limit=1")["results"]?.array.first)
                let name = noun == .mappings ? "phone_number_id" : "id"
                let id = try #require(first[name]?.text)
                var one = try await site.json(APIURL.item(noun, id: id).path).object
                // What only one of them has is not in the list.
                one = one.filter { first.object[$0.key] != nil }
                #expect(one == first.object, "\(noun)")
            }
        }
    }

    @Test(
        arguments: TestEngine.available,
        [
            ("messages?wamid=wamid.205", ["205"]),
            ("messages?chat=102&limit=3", ["209", "208", "203"]),
            ("messages?person=2&limit=2", ["209", "208"]),
            ("messages?kind=location", ["205"]),
            ("messages?kind=hologram", []),
            ("persons?phone=%2B52%201%2055%201234%205678", ["1"]),
            ("persons?phone=+44-7700-900123", ["2"]),
            ("persons?phone=00447700900123", ["2"]),
            ("links?phone=447700900123", ["502"]),
            ("links?person=3", ["503"]),
            ("links?contact=546001", ["502"]),
            ("links?state=ended", []),
            ("links?state=active&person=1", ["501"]),
            ("contacts?phone=%2B34612345678", ["546003"]),
            ("chats?number=106540352242999", ["104", "101"]),
            ("chats?person=5", ["105"]),
            ("timeline-entries?chat=102", ["102-20778"]),
            ("timeline-entries?state=refused", []),
            ("intake?state=done", ["1"]),
            ("intake?state=failed", []),
            ("audit?person=1", ["1"]), ("audit?contact=546001", ["3"]), ("audit?verb=link_made", ["1", "3"]),
            ("audit?author=token:mara", ["2"]), ("audit?from=2026-11-21T10:02:00Z", ["2", "1"]),
            ("audit?until=2026-11-21T10:02:00Z", ["3"]), ("audit?author=liaison&contact=546000", ["1"]),
        ])
    func `a filter narrows its list`(engine: TestEngine, question: (String, [String])) async throws {
        try await withSite(engine) { site in
            let answer = try await site.json("/api/v1/\(question.0)")
            #expect(answer["results"]?.array.compactMap { $0["id"]?.string } == question.1)
        }
    }

    @Test(arguments: [
        ("messages?limit=0", "bad_limit"), ("messages?limit=201", "bad_limit"), ("messages?limit=many", "bad_limit"),
        ("messages?after=%21%21", "bad_after"), ("messages?after=YWJj", "bad_after"),
        ("messages?wamids=1", "unknown_filter"), ("messages?offset=10", "unknown_filter"),
        ("messages?chat=one", "bad_chat"), ("messages?wamid=", "bad_wamid"),
        ("messages?limit=1&limit=2", "repeated_parameter"),
        ("links?phone=12", "bad_phone"), ("links?phone=", "bad_phone"), ("links?state=dead", "bad_state"),
        ("timeline-entries?state=lost", "bad_state"), ("contacts?query=", "bad_query"),
        ("contacts?query=a", "bad_query"), ("contacts?query=+a+", "bad_query"),
        ("contacts?query=ana&after=YWJj", "bad_search"), ("contacts?query=ana&phone=%2B34612345678", "bad_search"),
        ("contacts?query=ana&limit=0", "bad_limit"), ("contacts?query=ana&query=eva", "repeated_parameter"),
        ("contacts?name=ana", "unknown_filter"),
    ])
    func `a bad parameter is refused with a sentence`(question: (String, String)) async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/\(question.0)")
            #expect(answer.status.code == 400)
            #expect(try answer.errorCode == question.1)
            #expect(try answer.json["error"]?["message"]?.text?.hasSuffix(".") == true)
        }
    }

    @Test func `an id that names nothing is 404`() async throws {
        try await withSite(story: .bare) { site in
            for noun in APINoun.allCases {
                for id in ["999", "nothing", "1-2-x", "%F0%9F%8C%BF"] {
                    let answer = try await site.get(APIURL.item(noun, id: id).path)
                    #expect(answer.status.code == 404)
                    #expect(try answer.errorCode == "not_found")
                }
            }
        }
    }

    private func pages(_ site: Site, _ noun: APINoun, limit: Int) async throws -> [String] {
        var ids: [String] = []
        var uri = "\(APIURL.list(noun).path)?limit=\(limit)"
        for _ in 0..<1000 {
            let page = try await site.json(uri)
            let found = page["results"]?.array.compactMap { $0["id"]?.string } ?? []
            #expect(found.count <= limit)
            ids += found
            guard let next = page["paging"]?["next"]?["after"]?.text else { return ids }
            uri = "\(APIURL.list(noun).path)?limit=\(limit)&after=\(next)"
        }
        Issue.record("\(noun) has no end")
        return ids
    }
}
