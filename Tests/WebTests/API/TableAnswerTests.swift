import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

@Suite struct TableAnswerTests {
    @Test(arguments: TestEngine.available)
    func `every list answers as a CSV file with all its rows`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            for noun in APINoun.allCases {
                let answer = try await site.get("\(APIURL.list(noun).path)?format=csv")
                #expect(answer.status == .ok)
                #expect(answer.headers[.contentType] == "text/csv; charset=utf-8; header=present")
                #expect(answer.headers[.contentDisposition] == "attachment; filename=\"\(noun.rawValue).csv\"")
                let table = rows(answer.text)
                let fields = APITable.schemas.first { $0.noun == noun }?.list.map(\.name)
                #expect(table.first == fields)
                let whole = try await site.json("\(APIURL.list(noun).path)?limit=200")
                #expect(table.count - 1 == whole["results"]?.array.count, "\(noun)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file holds every page of a filtered list`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            try await site.rows.database.write { connection in
                for id in 1...450 as ClosedRange<Int64> {
                    try AuditTable.add(connection, Rows.workspace, entry(1000 + id, verb: id > 430 ? "rare" : "usual"))
                }
            }
            let all = rows(try await site.get("/api/v1/audit?format=csv&verb=usual").text).dropFirst()
            #expect(all.map { $0[0] } == (1...430).reversed().map { String(1000 + $0) })
            let rare = rows(try await site.get("/api/v1/audit?verb=rare", headers: [.accept: "text/csv"]).text)
            #expect(rare.count == 21)
        }
    }

    @Test func `phones stay readable and formulas are text`() async throws {
        try await withSite(story: .bare) { site in
            try await site.rows.database.write {
                var bad = entry(1, verb: "x")
                bad.before = "=HYPERLINK(\"http://x\",\"click\")"
                bad.after = "+34 600 111 222"
                try AuditTable.add($0, Rows.workspace, bad)
            }
            let text = try await site.get("/api/v1/audit?format=csv").text
            #expect(text.contains(#","'=HYPERLINK(""http://x"",""click"")",+34 600 111 222,"#))
        }
    }

    @Test(arguments: [
        ("audit?format=xml", "bad_format"), ("audit?format=csv&limit=5", "whole_table"),
        ("audit?format=csv&after=x", "whole_table"), ("audit?format=csv&verbs=x", "unknown_filter"),
        ("contacts?query=ana&format=csv", "bad_search"),
        ("audit?format=csv&format=csv", "repeated_parameter"), ("audit?from=yesterday", "bad_from"),
        ("audit?until=", "bad_until"), ("audit?person=Ana", "bad_person"), ("audit?after=YWJj", "bad_after"),
    ])
    func `what cannot be meant is refused before a file begins`(question: (String, String)) async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/\(question.0)")
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == question.1)
        }
    }

    @Test(arguments: [
        ("application/json", false), ("*/*", false), ("text/csv;q=0.9, */*", true),
        ("application/json, text/csv", false),
        ("TEXT/CSV", true),
    ])
    func `the header Accept chooses, and the parameter wins`(accept: String, isCSV: Bool) async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/audit", headers: [.accept: accept])
            #expect(answer.headers[.contentType]?.hasPrefix("text/csv") == isCSV)
            let forced = try await site.get("/api/v1/audit?format=json", headers: [.accept: accept])
            #expect(try forced.json["results"] == [])
        }
    }

    private func entry(_ id: Int64, verb: String) -> AuditEntry {
        AuditEntry(
            id: AuditID(id), at: Rows.now, author: .token("tests"), verb: verb, subject: "person:1", before: nil,
            after: nil, reason: "Because, \"so\".")
    }

    /// As another program reads RFC 4180.
    private func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = [[""]]
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: rows[rows.count - 1].append("")
            case "\r\n" where !isQuoted: rows.append([""])
            default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
        }
        return rows.dropLast()
    }
}
