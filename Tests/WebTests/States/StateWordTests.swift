import Domain
import Storage
import TestEngines
import Testing

@testable import Web

/// Where a state stands on several pages it has one word and one colour.
struct StateWordTests {
    private static let shown: [LinkState: (word: String, tone: String)] = [
        .linked: ("linked", "good"), .suggestion: ("suggested", "warn"), .conflict: ("conflict", "warn"),
        .blocked: ("blocked", "quiet"), .unlinked: ("unlinked", "quiet"),
    ]

    /// Pau wrote in chat 101, and is in a group that is chat 130.
    private static func story(_ state: LinkState) -> Story {
        .rows { rows in
            try await rows.emptyStory()
            try await rows.person(1, name: "Pau", phone: "34612345678")
            try await rows.chat(101, person: 1)
            try await rows.message(201, chat: 101, .text("Hola"))
            // Whoever opens the chat has it decided anew, so the contacts are as the state says.
            let phones: [LinkState: String] = [
                .suggestion: "33612345678", .blocked: "33612345678", .conflict: "34612345678",
            ]
            try await rows.contact("21", first: "Pau", last: "Serra", phone: phones[state])
            switch state {
            case .linked: try await rows.link(501, person: 1, contact: "21")
            case .suggestion: try await rows.suggestion(person: 1)
            case .conflict:
                try await rows.contact("22", first: "Paula", last: "Serra", phone: phones[state])
                try await rows.conflict(person: 1)
            case .blocked:
                try await rows.suggestion(person: 1)
                try await rows.block(person: 1)
            case .unlinked: break
            }
            _ = try await rows.database.write { connection in
                try ChatTable.findOrMake(
                    connection, Rows.workspace, number: Rows.number, side: .group(GroupID("G130")), at: Rows.now,
                    newID: { ChatID(130) })
            }
            try await rows.stay(of: 1, in: 130)
        }
    }

    @Test(arguments: TestEngine.available, LinkState.allCases)
    func `a person’s state reads the same on every page`(engine: TestEngine, state: LinkState) async throws {
        try await withSite(engine, story: Self.story(state)) { site in
            let expected = try #require(Self.shown[state])
            for uri in Self.pages(state) {
                let chips = Self.linkChips(try await site.page(uri))
                #expect(!chips.isEmpty, "\(uri)")
                for chip in chips {
                    #expect(chip.word == expected.word && chip.tone == expected.tone, "\(uri): \(chip)")
                }
            }
        }
    }

    private static func pages(_ state: LinkState) -> [String] {
        let everywhere = [
            "/", "/inbox", "/inbox/chats/101", "/sidebar?chat=101", "/sidebar?chat=130",
            "/links/explanation?person=1", "/links/explanation?person=1&contact=21",
        ]
        switch state {
        case .linked: return everywhere + ["/links?tab=linked", "/sidebar?contact=21", "/links/explanation?contact=21"]
        case .suggestion, .conflict, .unlinked: return everywhere + ["/links?tab=unlinked"]
        case .blocked: return everywhere
        }
    }

    /// `linked · exact` says how as well.
    private static func linkChips(_ page: String) -> [(word: String, tone: String)] {
        page.matches(of: /<span class="chip ([a-z]+)"[^>]*>([^<]*)<\/span>/).compactMap { match in
            let word = String(match.2.split(separator: " · ").first ?? "")
            return shown.values.contains { $0.word == word } ? (word, String(match.1)) : nil
        }
    }

    @Test(arguments: TestEngine.available)
    func `a group counts the same people wherever it is named`(engine: TestEngine) async throws {
        // Besides who has left, a number of ours is in it that was somebody's contact before.
        let story = Story.rows { rows in
            try await rows.groupStory()
            try await rows.run(["UPDATE persons SET is_business = 1 WHERE person_id = 4"])
            try await rows.stay(of: 4, in: 130)
        }
        try await withSite(engine, story: story) { site in
            for uri in ["/", "/inbox", "/inbox/chats/130", "/sidebar?chat=130"] {
                let counts = try await site.page(uri).matches(of: /\d+ of \d+ linked/).map { String($0.output) }
                #expect(Set(counts) == ["2 of 3 linked"], "\(uri)")
            }
        }
    }

    @Test(arguments: [("waiting", "waiting"), ("refused", "refused"), ("settled", "on timeline")])
    func `a message’s way to the timeline reads the same in its chat and on the dashboard`(
        stored: String, word: String
    ) async throws {
        let story = Story.rows { rows in
            try await Self.story(.linked).tell(rows)
            try await rows.entry(chat: 101, state: stored)
        }
        try await withSite(story: story) { site in
            for uri in ["/", "/inbox/chats/101"] {
                let page = try await site.page(uri)
                #expect(page.contains(">\(word)</span>"), "\(uri)")
            }
        }
    }

    @Test func `a message of which nobody knows whether it left is called so in its chat and on the dashboard`()
        async throws
    {
        let story = Story.rows { rows in
            try await Self.story(.linked).tell(rows)
            try await rows.outgoing(701, chat: 101, text: "We come at four.") { fate in
                _ = fate.begin(at: Rows.now - .seconds(900))
                fate.abandon()
                _ = fate.giveUp(at: Rows.now)
            }
        }
        try await withSite(story: story) { site in
            for uri in ["/", "/inbox/chats/101"] {
                let page = try await site.page(uri)
                #expect(page.contains(">not known to be sent</span>"), "\(uri)")
            }
        }
    }
}
