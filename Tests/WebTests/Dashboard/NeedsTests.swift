import Domain
import Foundation
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct NeedsTests {
    @Test func `entries refused for the same reason are one matter`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.emptyStory()
                try await rows.person(1, name: "Ana", phone: "5215512345678")
                try await rows.chat(101, person: 1)
                for day in Int64(20_700)..<20_725 {
                    try await rows.entry(chat: 101, day: day, state: "refused", sentence: "A scope is missing.")
                }
            },
            { site in
                let html = try await site.get("/", token: nil).text
                #expect(html.components(separatedBy: "A scope is missing.").count == 2)
                #expect(html.contains("and 24 other chat days"))
            })
    }

    @Test func `many conflicts are shortened to a line that counts the rest`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.emptyStory()
                for id in Int64(1)...12 {
                    try await rows.person(id, name: "Twin \(id)", phone: "44770090012\(id)")
                    try await rows.conflict(person: id)
                }
            },
            { site in
                let html = try await site.get("/", token: nil).text
                #expect(html.components(separatedBy: "fits").count == 6)
                #expect(html.contains("7 more conflicts"))
            })
    }
}
