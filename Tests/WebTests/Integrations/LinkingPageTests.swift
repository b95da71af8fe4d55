import Domain
import HTTPTypes
import HummingbirdTesting
import Linking
import Storage
import Testing

@testable import Web

struct LinkingPageTests {
    private static let page = "/integrations/hubspot/linking"
    private static let shown = "was_fuzzy=guarded&was_phone_property=phone&was_default_region=&was_further="

    @Test func `each choice says what it does, and what is chosen is marked`() async throws {
        try await withSite(story: .bare) { site in
            let page = try await site.get(Self.page).text
            #expect(page.contains(#"value="guarded" checked"#) && page.contains(#"value="phone" checked"#))
            for words in ["Wrong links become possible", "Leave phones alone", "Spain (+34)", "Connect HubSpot first"] {
                #expect(page.contains(words), "\(words)")
            }
        }
    }

    @Test func `what is saved counts, and only what was changed is changed`() async throws {
        try await withSite(story: .bare) { site in
            // Somebody else chose a country since the page was loaded.
            let other = "\(Self.shown)&fuzzy=guarded&phone_property=phone&default_region=ES&add=-"
            #expect(try await site.send(.post, Self.page, body: other).status == .seeOther)
            let form = "\(Self.shown)&fuzzy=off&phone_property=-&default_region=-&add=-"
            let saved = try await site.send(.post, Self.page, body: form)
            #expect(saved.headers[.location] == "\(Self.page)?saved")
            let settings = try await site.rows.database.read {
                try WorkspaceTable.find($0, Rows.workspace)?.linkSettings
            }
            #expect(settings == LinkSettings(fuzzy: .off, phoneProperty: nil, defaultRegion: Region("ES")))
            #expect(try await site.get("\(Self.page)?saved").text.contains("Saved."))
        }
    }

    @Test func `what cannot be done is shown again as it was filled in, with the reason`() async throws {
        try await withSite(story: .bare) { site in
            let form = "\(Self.shown)&fuzzy=wide&phone_property=phone&default_region=MX&add=fax"
            let answer = try await site.send(.post, Self.page, body: form)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(#"role="alert""#) && answer.text.contains(#"value="wide" checked"#))
            #expect(answer.text.contains(#"value="MX" selected"#))
            #expect(try await site.send(.post, Self.page, body: "fuzzy=wide").status == .badRequest)
            let settings = try await site.rows.database.read {
                try WorkspaceTable.find($0, Rows.workspace)?.linkSettings
            }
            #expect(settings == LinkSettings())
        }
    }

    @Test func `while contacts are read again, the page says how far`() async throws {
        try await withSite { site in
            try await site.rows.database.write {
                try HubSpotAccountTable.readNumbers($0, Rows.workspace, now: Rows.now)
            }
            let page = try await site.get(Self.page).text
            #expect(page.contains("reading numbers") && page.contains("nobody is linked by Liaison"))
        }
    }
}
