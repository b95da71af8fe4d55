import Domain
import Foundation
import HummingbirdTesting
import Storage
import TestEngines
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

    @Test func `whoever may not change links is shown a conflict and not asked to settle it`() async throws {
        try await withTeam { team in
            try await team.site.rows.conflict(person: 1)
            let kim = try await team.browser(of: try await team.add("Kim")).get("/").text
            #expect(kim.contains(">See</a>") && !kim.contains(">Settle</a>"))
            let lia = try await team.browser(of: try await team.add("Lia", grants: [.changeLinks])).get("/").text
            #expect(lia.contains(">Settle</a>") && !lia.contains(">See</a>"))
        }
    }

    @Test func `what WhatsApp tells of a number and somebody must act on stands under its name`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.emptyStory()
                try await rows.notice(
                    .number(Rows.number), "connection", "partner_removed", "It left the platform.", level: .error,
                    needsPerson: true)
                try await rows.notice(
                    .template(TemplateName(name: "menu", language: "ca")), "status", "paused", "It is paused.",
                    level: .warning, needsPerson: true)
                try await rows.notice(.account, "review", "approved", "All is well.")
            },
            { site in
                let html = try await site.get("/", token: nil).text
                let left = try #require(html.range(of: "It left the platform."))
                let paused = try #require(html.range(of: "It is paused."))
                #expect(left.lowerBound < paused.lowerBound)
                #expect(html.contains("partner removed") && html.contains("Template menu (ca)"))
                #expect(!html.contains("All is well."))
            })
    }

    @Test(arguments: TestEngine.available)
    func `a file that is lost is told of, and one that was erased with its person is not`(
        engine: TestEngine
    ) async throws {
        let story = Story.rows { rows in
            try await rows.emptyStory()
            try await rows.person(1, name: "Ana", phone: "5215512345678")
            try await rows.chat(101, person: 1)
            for id in [201, 202] as [Int64] {
                try await rows.message(id, chat: 101, .image(MediaFile()))
                try await rows.media(id, state: .gone, problem: id == 201 ? .expired(after: nil) : .erased)
            }
            try await rows.run(["UPDATE media SET settled_at = \(Rows.now - .seconds(60))"])
        }
        try await withSite(engine, story: story) { site in
            let html = try await site.page("/")
            #expect(html.contains("1 file is not here") && html.contains(">expired<"))
            #expect(!html.contains(">erased<"))
        }
    }

    @Test func `the numbers say how far a history has come, and why one will not`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.emptyStory()
                try await rows.sharing(.contacts, .usedUp)
                try await rows.sharing(.history, .coming, progress: 55)
            },
            { site in
                let html = try await site.get("/", token: nil).text
                #expect(html.contains("History: 55 % in 1 part"))
                #expect(html.contains("address book was shared before"))
                let number = try await site.json("/api/v1/numbers")["results"]?.array.first
                #expect(number?["history_sharing"]?.text == "coming")
                #expect(number?["history_progress"]?.integer == 55)
            })
    }
}
