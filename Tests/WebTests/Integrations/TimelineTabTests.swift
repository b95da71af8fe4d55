import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

struct TimelineTabTests {
    private static let page = "/integrations/hubspot/timeline"

    @Test(arguments: TestEngine.available)
    func `what is chosen for all, a number and a chat is kept, shown and audited`(engine: TestEngine) async throws {
        try await withTimelineTab(engine) { site in
            #expect(try await site.submit(Self.page, "rule=chosen").status == .seeOther)
            _ = try await site.submit("\(Self.page)/number", "number=\(Rows.number)&shown=shown")
            _ = try await site.submit("\(Self.page)/chat", "chat=102&shown=hidden")
            let (rule, first, second) = try await site.rows.database.read { connection in
                (
                    try TimelineShowingTable.rule(connection, Rows.workspace),
                    try TimelineShowingTable.find(connection, Rows.workspace, ChatID(102)),
                    try TimelineShowingTable.find(connection, Rows.workspace, ChatID(103))
                )
            }
            #expect(rule == .chosen)
            #expect(first == TimelineShowing(rule: .chosen, number: true, chat: false) && !first.isShown)
            #expect(second.isShown)
            let page = try await site.page(Self.page)
            #expect(page.contains(#"value="chosen" checked"#) && page.contains("J. Hill"))
            let marked = try await site.rows.database.read {
                try TimelineEntryList.find($0, Rows.workspace, id: "102-20778")?.state
            }
            #expect(marked == "waiting")
            let audit = try await site.page("/audit?verb=timeline_showing_changed")
            #expect(audit.contains("chosen"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `how finely is kept, audited, and on its way through all chats`(engine: TestEngine) async throws {
        try await withTimelineTab(engine) { site in
            let before = try await site.page(Self.page)
            #expect(before.contains(#"value="day" checked"#) && !before.contains("are gone through"))
            #expect(try await site.submit("\(Self.page)/granularity", "granularity=message").status == .seeOther)
            let page = try await site.page(Self.page)
            #expect(page.contains(#"value="message" checked"#) && page.contains("chats are gone through"))
            #expect(try await site.page("/audit?verb=timeline_showing_changed").contains("message"))
            #expect(try await site.submit("\(Self.page)/granularity", "granularity=hour").status == .badRequest)
            let walk = try await site.rows.database.read { try TimelineWalkTable.isUnderWay($0, Rows.workspace) }
            #expect(walk)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what entries stand on is ticked, kept and audited, with what HubSpot allows`(engine: TestEngine) async throws
    {
        try await withTimelineTab(engine) { site in
            let address = "\(Self.page)/associations"
            #expect(try await site.submit(address, "company=on&ticket=on").status == .seeOther)
            let page = try await site.page(Self.page)
            #expect(page.contains(#"name="company" value="on" checked"#))
            #expect(page.contains(#"name="ticket" value="on" checked"#))
            #expect(page.contains(#"name="deal" value="on">"#) && page.contains("crm.objects.deals.read"))
            #expect(try await site.page("/audit?verb=timeline_showing_changed").contains("company,ticket"))
            try await site.rows.database.write { connection in
                var row = TimelineAssociationTable.Row()
                (row.isWanted, row.refusedAt, row.sentence) = (true, Rows.now, "<b>No</b>.")
                try TimelineAssociationTable.save(connection, Rows.workspace, .deal, row)
            }
            let refused = try await site.page(Self.page)
            #expect(refused.contains("HubSpot refused it") && refused.contains("&lt;b&gt;No&lt;/b&gt;."))
            #expect(try await site.submit(address, "").status == .seeOther)
            #expect(try await site.page(Self.page).contains(#"name="company" value="on">"#))
        }
    }

    @Test func `a chat is found by phone or name`() async throws {
        try await withTimelineTab { site in
            for find in ["447700900123", "j.+hill"] {
                let found = try await site.page("\(Self.page)?find=\(find)")
                #expect(found.contains(#"name="chat" value="102""#))
            }
            let nothing = try await site.page("\(Self.page)?find=zzz")
            #expect(nothing.contains("No chat fits"))
        }
    }

    @Test func `an entry is shown as HubSpot would show it`() async throws {
        try await withTimelineTab { site in
            let page = try await site.page(Self.page)
            #expect(page.contains("<strong>WhatsApp</strong> · Ana Díaz") && page.contains("¿Llega mañana?"))
            // One of a day, and one of each of four messages.
            #expect(page.components(separatedBy: #"class="entry-example""#).count == 6)
        }
    }

    @Test func `what is not there is refused with a sentence, and half a form with none`() async throws {
        try await withTimelineTab { site in
            let unknown = try await site.submit("\(Self.page)/chat", "chat=9&shown=hidden")
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("There is no chat 9"))
            #expect(try await site.submit(Self.page, "rule=all").status == .badRequest)
            #expect(try await site.submit("\(Self.page)/number", "number=1").status == .badRequest)
        }
    }
}

private func withTimelineTab(
    _ engine: TestEngine = .sqlite, _ test: @Sendable (Site) async throws -> Void
) async throws {
    try await withSite(
        engine,
        setup: { site in
            site.services.timelineSettings = TimelineSettingsEditor(
                database: site.services.database, workspace: Rows.workspace, pace: TimelineEntryTable.Pace(),
                changes: Changes(), clock: WallClock { Rows.now }, ids: .counting(from: 90_000))
        }, test)
}
