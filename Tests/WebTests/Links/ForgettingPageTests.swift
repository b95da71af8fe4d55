import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
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
}
