import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

/// From whoever is listed on a page to the chat with them.
struct ChatLinkTests {
    /// 1 is linked and wrote to both numbers, last to the first; 2 is a suggestion, 3 a conflict, 4 blocked and 5
    /// unlinked, all of them of the first number; 6 is a conflict whom only a group knows.
    private static var story: Story {
        .rows { rows in
            try await rows.emptyStory()
            for id in Int64(1)...6 {
                try await rows.person(id, name: "Guest \(id)", phone: "3461234567\(id)")
                if id < 6 { try await rows.chat(100 + id, person: id) }
            }
            try await rows.chat(111, person: 1, number: Rows.secondNumber)
            try await rows.run(["UPDATE chats SET last_message_at = \(Rows.now - .seconds(60)) WHERE chat_id = 111"])
            try await rows.contact("21", first: "Ana", last: "Díaz")
            try await rows.link(501, person: 1, contact: "21")
            try await rows.suggestion(person: 2)
            try await rows.conflict(person: 3)
            try await rows.block(person: 4)
            try await rows.conflict(person: 6)
            try await rows.message(201, chat: 101, .text("To Support"))
            try await rows.message(202, chat: 111, .text("To Ventas"), at: Rows.now - .seconds(60))
            try await rows.message(203, chat: 101, .reaction(to: WhatsAppMessageID("wamid.201"), emoji: "👍"))
            try await rows.entry(chat: 111, state: "refused", sentence: "A scope is missing.")
            try await rows.outgoing(701, chat: 102, text: "We come at four.") { fate in
                _ = fate.begin(at: Rows.now - .seconds(900))
                fate.abandon()
                _ = fate.giveUp(at: Rows.now)
            }
        }
    }

    private static let tabs = ["linked", "suggestions", "conflicts", "unlinked", "blocked"]

    /// Chats that a page leads to, in its order.
    private static func chats(in page: String) -> [String] {
        page.matches(of: /href="\/inbox\/chats\/(\d+)/).map { String($0.1) }
    }

    @Test(arguments: TestEngine.available)
    func `everybody on Links leads to their newest chat, and whom only a group knows to none`(
        engine: TestEngine
    ) async throws {
        try await withSite(engine, story: Self.story) { site in
            var found: [String: [String]] = [:]
            for tab in Self.tabs { found[tab] = Self.chats(in: try await site.page("/links?tab=\(tab)")) }
            #expect(
                found == [
                    "linked": ["101"], "suggestions": ["102"], "conflicts": ["103"],
                    "unlinked": ["105", "103", "102"], "blocked": ["104"],
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func `each message of the dashboard, and each matter of one chat, leads there`(engine: TestEngine) async throws {
        try await withSite(engine, story: Self.story) { site in
            let page = try await site.page("/")
            for link in [
                #"<a href="/inbox/chats/101?message=201#m201"><bdi>To Support</bdi></a>"#,
                #"<a href="/inbox/chats/111?message=202#m202"><bdi>To Ventas</bdi></a>"#,
            ] { #expect(page.contains(link), "\(link)") }
            let needs = try #require(page.firstMatch(of: /(?s)id="needs".*?<\/section>/)).output
            #expect(Self.chats(in: String(needs)) == ["102", "111", "103"])
        }
    }

    @Test func `a refusal of days of several chats leads to none of them`() async throws {
        let story = Story.rows { rows in
            try await Self.story.tell(rows)
            try await rows.entry(chat: 101, state: "refused", sentence: "A scope is missing.")
        }
        try await withSite(story: story) { site in
            let needs = try #require(try await site.page("/").firstMatch(of: /(?s)id="needs".*?<\/section>/)).output
            #expect(Self.chats(in: String(needs)) == ["102", "103"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `no link leads whoever looks to a chat that they do not see`(engine: TestEngine) async throws {
        try await withTeam(engine, story: Self.story) { team in
            let kim = try await team.browser(of: try await team.add("Kim", numbers: [Rows.secondNumber]))
            #expect(Self.chats(in: try await kim.get("/links?tab=linked").text) == ["111"])
            for viewer in [kim, try await team.admin()] {
                for uri in ["/"] + Self.tabs.map({ "/links?tab=\($0)" }) {
                    let page = try await viewer.get(uri).text
                    for match in page.matches(of: /href="(\/inbox\/chats\/[^"#]+)/) {
                        #expect(try await viewer.get(String(match.1)).status == .ok, "\(uri): \(match.1)")
                    }
                }
            }
        }
    }
}
