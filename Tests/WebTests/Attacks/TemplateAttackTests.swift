import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// A template is written by others at Meta and filled from HubSpot: both are strangers' text on our pages.
struct TemplateAttackTests {
    private static let chosen = "/inbox/chats/101/templates?template=5944"

    @Test func `a template's own words run nowhere, wherever it is chosen and filled`() async throws {
        try await withHostileTemplate { team, ada in
            for uri in ["/inbox/chats/101/templates", Self.chosen, "/integrations/whatsapp"] {
                Hostile.expectNothingRuns(on: try await ada.get(uri).text, uri)
            }
            let page = try await ada.get(Self.chosen).text
            // Name, language, heading, text, footer and buttons all stand there, each as text; so do the marks' names.
            #expect(page.ranges(of: Hostile.escaped).count > 8)
            #expect(page.contains("data-mark=\"{{1}}\"") && page.contains("data-raw=\"&lt;script"))
        }
    }

    @Test func `what HubSpot holds fills fields, offers and the preview as text`() async throws {
        try await withHostileTemplate { team, ada in
            let page = try await ada.get(Self.chosen).text
            Hostile.expectNothingRuns(on: page, "filled from HubSpot")
            #expect(page.contains("name=\"body-1\" value=\"&lt;script"), "The first name is proposed.")
            #expect(page.contains("<option value=\"&lt;script"), "What else is known is offered.")
            let preview = try #require(page.firstMatch(of: /data-preview[^>]*>([^<]*)</)?.output.1)
            #expect(preview.ranges(of: Hostile.escaped).count > 3, "\(preview)")
        }
    }

    @Test func `what somebody types into a variable comes back, is sent and is shown as text`() async throws {
        try await withHostileTemplate { team, ada in
            let value = QueryItems.encoded(Hostile.text)
            let refused = try await ada.post(
                "/inbox/chats/101/templates", "template=5944&key=k1&body-1=\(value)&header-1=\(value)&button-0=")
            #expect(refused.status == .unprocessableContent)
            Hostile.expectNothingRuns(on: refused.text, "refused")
            #expect(refused.text.contains("name=\"body-1\" value=\"&lt;script"), "Nothing typed is lost.")

            let whole = "template=5944&key=k2&body-1=\(value)&body-2=\(value)&header-1=\(value)&button-0=\(value)"
            #expect(try await ada.post("/inbox/chats/101/templates", whole).status == .seeOther)
            for uri in ["/inbox/chats/101", "/inbox/chats/101/messages", "/inbox", "/sidebar?chat=101", "/"] {
                Hostile.expectNothingRuns(on: try await ada.get(uri).text, uri)
            }
            #expect(try await ada.get("/inbox/chats/101").text.contains(Hostile.escaped))
        }
    }

    /// A value is put into the text of a template, never into one of ours.
    @Test func `marks in a value are text, and fill nothing`() async throws {
        try await withHostileTemplate { team, ada in
            let marks = "{{shell.csrf}} {{1}} {{2}} {{#shell}}x{{/shell}} {{> Layout/csrf}} {{{key}}}"
            let page = try await ada.post(
                "/inbox/chats/101/templates", "template=5944&key=k3&body-1=\(QueryItems.encoded(marks))&body-2="
            ).text
            let value = page.firstMatch(of: /name="body-1" value="([^"]*)"/)?.output.1
            #expect(
                value == "{{shell.csrf}} {{1}} {{2}} {{#shell}}x{{/shell}} {{&gt; Layout/csrf}} {{{key}}}",
                "\(value ?? "")")
            let preview = try #require(page.firstMatch(of: /data-preview[^>]*>([^<]*)</)?.output.1)
            #expect(preview.contains("{{shell.csrf}} {{1}}"), "\(preview)")
        }
    }

    private func withHostileTemplate(_ test: @Sendable (TeamSite, Browser) async throws -> Void) async throws {
        let bad = Hostile.text
        let account = WhatsAppAccountID("102290129340398")
        let template = MessageTemplate(
            id: TemplateID("5944"), account: account, name: bad, language: "\"><img src=x>",
            state: MessageTemplate.approved,
            category: bad, header: .text, headerText: "\(bad) {{1}}", body: "\(bad) {{1}} {{2}}", footer: bad,
            buttons: [
                MessageTemplate.Button(kind: "url", title: bad, hasVariable: true),
                MessageTemplate.Button(kind: "quick_reply", title: bad, hasVariable: false),
            ])
        try await withTeam(setup: { site in
            addEverything(&site)
            site.services.records?.card = { _, _ in
                var card = RecordCard.sample
                card.fields = [RecordCard.Field(name: bad, value: bad, definition: nil)]
                return card
            }
        }) { team in
            let rows = team.site.rows
            try await rows.run([
                "UPDATE contacts SET first_name = \(bad), last_name = \(bad), email = \(bad)",
                "UPDATE persons SET profile_name = \(bad)", "UPDATE owners SET first_name = \(bad)",
                "UPDATE business_numbers SET verified_name = \(bad)", "UPDATE workspaces SET name = \(bad)",
            ])
            try await rows.database.write { connection in
                try MessageTemplateTable.replace(
                    connection, Rows.workspace, account, with: [template], begunAt: Rows.now)
            }
            try await test(team, try await team.admin())
        }
    }
}
