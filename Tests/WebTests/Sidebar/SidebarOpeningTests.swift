import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Testing

@testable import Web

/// Deals, tickets, tasks and notes are made and moved from the sidebar.
struct SidebarOpeningTests {
    private static let deal = "contact=546000&key=k1&name=Reforma&place=default%7C1&amount=1200.50&closes=2026-12-24"

    @Test func `a deal is opened with what was filled in, once for each form`() async throws {
        let heard = Heard<(NewDeal, RecordRequest)>()
        var records = RecordActions.samples
        records.openDeal = { deal, _, request in
            heard.note((deal, request))
            return DealID("2")
        }
        try await withSidebar(member: .agent([.writeRecords]), records: records) { site in
            let page = try await site.part("/sidebar/records?chat=101").text
            // Whoever looks is offered as the owner, and each form has a key of its own.
            #expect(page.contains(#"<option value="71" selected>Mara Voss</option>"#))
            #expect(page.contains(#"name="key" value="sidebar-deals-"#))
            for _ in 1...2 {
                let answer = try await site.press("/sidebar/deals?chat=101", Self.deal + "&owner=71")
                #expect(answer.text.contains("The deal is in HubSpot.") && answer.text.contains("Chairs"))
            }
            let (deal, request) = try #require(heard.all.first)
            #expect(deal.name == "Reforma" && deal.amount == "1200.50" && deal.owner == OwnerID("71"))
            #expect(deal.pipeline == PipelineID("default") && deal.stage == StageID("1"))
            #expect(deal.closesAt == Timestamp(iso8601: "2026-12-24T12:00:00Z"))
            #expect(Set(heard.all.map(\.1.key)) == ["k1"] && request.author == Member.agent().author)
        }
    }

    @Test func `what is missing is said beside it, and what was filled in stays`() async throws {
        try await withSidebar(records: .samples) { site in
            let wrong = [
                ("deals", "amount=ten&name=", "A deal needs a name.", #"value="ten""#),
                ("tickets", "content=Broken", "A ticket needs a subject.", "Broken</textarea>"),
                ("tasks", "subject=Call&due=", "A task needs a moment", #"value="Call""#),
                ("notes", "body=+", "Write something first.", "adder-notes"),
            ]
            for (part, form, words, kept) in wrong {
                let answer = try await site.press("/sidebar/\(part)?chat=101", "contact=546000&key=k&\(form)")
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(part)")
                #expect(answer.text.contains(kept) && answer.text.contains("open"), "\(part)")
                #expect(answer.headers[.hxRetarget] == "#adder-\(part)")
            }
            #expect(try await site.press("/sidebar/deals?chat=101", "contact=546000&name=x").status == .badRequest)
        }
    }

    @Test func `what HubSpot wants is said beside it, and a doubtful try keeps its key`() async throws {
        var records = RecordActions.samples
        records.openDeal = { deal, _, _ in
            if deal.name == "Lost" { throw RecordFailure.unsure }
            throw RecordFailure.invalid(
                "No.",
                problems: [
                    PropertyProblem(property: "amount", message: "Too much."),
                    PropertyProblem(property: "budget_code", message: "Is required."),
                ])
        }
        try await withSidebar(records: records) { site in
            let refused = try await site.press("/sidebar/deals?chat=101", Self.deal)
            #expect(refused.text.contains("Too much.") && refused.text.contains("budget_code: Is required."))
            #expect(!refused.text.contains(#"value="k1""#))
            let unsure = try await site.press(
                "/sidebar/deals?chat=101", Self.deal.replacing("name=Reforma", with: "name=Lost"))
            #expect(unsure.text.contains("it is looked for first") && unsure.text.contains(#"value="k1""#))
        }
    }

    @Test func `notes and tasks are text, whatever somebody types, and belong to whoever writes them`() async throws {
        let notes = Heard<NewNote>()
        let tasks = Heard<NewTask>()
        var records = RecordActions.samples
        records.addNote = { note, _, _ in
            notes.note(note)
            return NoteID("5")
        }
        records.addTask = { task, _, _ in
            tasks.note(task)
            return TaskID("4")
        }
        try await withSidebar(member: .agent([.writeRecords]), records: records) { site in
            let text = QueryItems.encoded("<b>1 & 2</b>\r\nthree")
            _ = try await site.press("/sidebar/notes?chat=101", "contact=546000&key=n&body=\(text)")
            #expect(notes.all.first?.body == "&lt;b&gt;1 &amp; 2&lt;/b&gt;<br>three")
            #expect(notes.all.first?.owner == OwnerID("71"))
            let task = "contact=546000&key=t&subject=Call&due=2026-11-23T09:30&owner=71"
            _ = try await site.press("/sidebar/tasks?chat=101", task)
            #expect(tasks.all.first?.dueAt == Timestamp(iso8601: "2026-11-23T09:30:00Z"))
            #expect(tasks.all.first?.owner == OwnerID("71"))
        }
    }

    @Test func `a stage is changed in its line, and what does not go through is told with the list`() async throws {
        let heard = Heard<StageID>()
        var records = RecordActions.samples
        records.moveDeal = { _, stage, _, _ in
            heard.note(stage)
            if stage == StageID("lost") { throw RecordFailure.notFound("The deal is gone.") }
            return .sample
        }
        try await withSidebar(records: records) { site in
            let move = "contact=546000&kind=deals&record=9&place=default%7C"
            let moved = try await site.press("/sidebar/stages?chat=101", move + "1")
            #expect(moved.text.contains(#"id="item-deals-9""#) && !moved.text.contains("<section"))
            let refused = try await site.press("/sidebar/stages?chat=101", move + "lost")
            #expect(refused.text.contains("The deal is gone.") && refused.headers[.hxRetarget] == "#sidebar-deals")
            #expect(heard.all == [StageID("1"), StageID("lost")])
            for wrong in ["kind=deals&record=9&place=", "kind=notes&record=9&place=x", "kind=tasks&record=9&place=x"] {
                let answer = try await site.press("/sidebar/stages?chat=101", "contact=546000&" + wrong)
                #expect(answer.status == .badRequest, "\(wrong)")
            }
        }
    }
}
