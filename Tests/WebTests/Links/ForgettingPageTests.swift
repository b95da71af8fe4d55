import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// Somebody is forgotten on a page.
struct ForgettingPageTests {
    private static var story: Story {
        .rows { rows in
            try await rows.workspaceRow()
            try await rows.person(1, name: "Jack", phone: "34622333444")
            try await rows.contact("22", first: "Jacky", last: "Hill")
        }
    }

    @Test func `nobody is forgotten before somebody said twice that they mean it`() async throws {
        try await withSite(story: Self.story) { site in
            let explanation = try await site.page("/links/explanation?person=1")
            #expect(explanation.contains("/links/forgetting?person=1"))
            let page = try await site.page("/links/forgetting?person=1")
            #expect(page.contains("Forget Jack?") && page.contains("0 messages in 0 chats"))
            let careless = try await site.submit("/links/forgetting", "person=1")
            #expect(careless.status == .unprocessableContent && careless.text.contains("cannot be undone"))
            let sure = try await site.submit("/links/forgetting", "person=1&certain=1")
            #expect(sure.headers[.location] == "/links/forgetting?person=1")
            let after = try await site.page("/links/forgetting?person=1")
            #expect(after.contains("being erased") && !after.contains("Forget Jack?"))
            #expect(try await site.get("/links/forgetting?person=404").status == .notFound)
        }
    }

    @Test func `where HubSpot does not erase the contact, nothing is erased here`() async throws {
        try await withSite(story: Self.story) { site in
            _ = try await site.submit("/links/by-hand", "person=1&contact=22&keep_phone=1")
            let page = try await site.page("/links/forgetting?person=1")
            #expect(page.contains("Also erase the contact Jacky Hill in HubSpot"))
            let answer = try await site.submit("/links/forgetting", "person=1&certain=1&contact=1")
            #expect(answer.status == .unprocessableContent && answer.text.contains("HubSpot is not connected"))
            #expect(try await site.page("/links/forgetting?person=1").contains("Forget Jack?"))
        }
    }

    /// Person 3766, whom 3767 was found to be, wrote in chat 101, is in the group of chat 130, was blocked, and is
    /// forgotten by now.
    private static var forgotten: Story {
        .rows { rows in
            try await rows.emptyStory()
            try await rows.person(3766, name: "Jack", phone: "34622333444")
            try await rows.person(3767, name: "Jacky", phone: nil)
            try await rows.run(["UPDATE persons SET merged_into = 3766 WHERE person_id = 3767"])
            try await rows.chat(101, person: 3766)
            try await rows.message(201, chat: 101, .text("Hola"))
            try await rows.block(person: 3766)
            try await rows.audit(1, "link_made", "person:3766", after: "contact:21")
            try await rows.audit(2, "persons_joined", "person:3767")
            try await rows.entry(chat: 101, state: "refused", sentence: "A scope is missing.")
            try await rows.database.write { connection in
                let group = try ChatTable.findOrMake(
                    connection, Rows.workspace, number: Rows.number, side: .group(GroupID("G130")), at: Rows.now,
                    newID: { ChatID(130) })
                try GroupTable.save(connection, Rows.workspace, group, Group(seenAt: Rows.now))
            }
            try await rows.stay(of: 3766, in: 130)
            try await rows.database.write { connection in
                try PersonErasureTable.ask(connection, Rows.workspace, [PersonID(3766)], now: Rows.now)
                for id in [3766, 3767] as [Int64] {
                    try PersonErasureTable.eraseIdentity(connection, Rows.workspace, PersonID(id), now: Rows.now)
                    try PersonErasureTable.finish(connection, Rows.workspace, PersonID(id), now: Rows.now)
                }
            }
        }
    }

    @Test(
        arguments: TestEngine.available,
        [("en", "A forgotten person", "Person 376"), ("es", "Una persona olvidada", "Persona 376")])
    func `whoever is forgotten is called so, and by no number, wherever they are listed`(
        engine: TestEngine, language: (code: String, name: String, number: String)
    ) async throws {
        try await withSite(engine, story: Self.forgotten) { site in
            for uri in [
                "/", "/inbox", "/inbox/chats/101", "/sidebar?chat=101", "/sidebar?chat=130", "/audit",
                "/links?tab=blocked", "/links/explanation?person=3766", "/links/forgetting?person=3766",
                "/integrations/hubspot/activity",
            ] {
                let page = try await site.get(uri, headers: [.acceptLanguage: language.code]).text
                #expect(page.contains(language.name), "\(uri)")
                #expect(!page.contains(language.number), "\(uri)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing is written to or about a forgotten person, not even as a draft`(engine: TestEngine) async throws {
        try await withSite(engine, story: Self.forgotten) { site in
            let chat = try await site.page("/inbox/chats/101")
            #expect(chat.contains("asked to be forgotten") && !chat.contains("data-composer"))
            let note = try await site.submit("/inbox/chats/101/messages", "mode=note&text=Jack&key=k")
            #expect(note.status == .unprocessableContent)
            let sent = try await site.submit("/inbox/chats/101/messages", "mode=send&text=Jack&key=k2")
            #expect(sent.status == .unprocessableContent)
            _ = try await site.submit("/inbox/chats/101/draft", "text=Jack")
            #expect(!(try await site.page("/inbox/chats/101").contains("Jack")))
        }
    }

    @Test func `nobody is asked who a forgotten person is`() async throws {
        try await withSite(story: Self.forgotten) { site in
            let sidebar = try await site.page("/sidebar?chat=101")
            #expect(sidebar.contains("They asked to be forgotten.") && !sidebar.contains("Who is "))
            #expect(!(try await site.page("/links/explanation?person=3766").contains("/links/by-hand")))
        }
    }
}
