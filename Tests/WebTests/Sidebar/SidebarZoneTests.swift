import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Testing

@testable import Web

/// A clock that is typed is the clock that is seen, wherever somebody works; a day stays that day everywhere.
struct SidebarZoneTests {
    private static let records = "/sidebar/records?chat=101"
    private static let task = "contact=546000&key=t&subject=Call&due=2026-11-23T09:30"

    @Test func `a task is due when the clock of whoever wrote it shows what they typed`() async throws {
        let tasks = Heard<NewTask>()
        try await withSidebar(records: actions(tasks), story: mexico) { site in
            let form = try await site.part(Self.records, zone: "Europe/Madrid").text
            // Nine in the morning of tomorrow, in Madrid.
            #expect(form.contains(#"type="datetime-local" value="2026-11-22T09:00""#))
            #expect(form.contains(#"name="zone" value="Europe/Madrid""#) && !form.contains("Time zone:"))
            let made = try await site.press(
                "/sidebar/tasks?chat=101", Self.task + "&zone=Europe/Madrid", zone: "Europe/Madrid")
            #expect(tasks.all.last?.dueAt == Timestamp(iso8601: "2026-11-23T08:30:00Z"))
            #expect(made.text.contains(#"<time datetime="2026-11-23T08:30:00.000Z">23 Nov, 09:30</time>"#))
        }
    }

    @Test func `where the browser's zone is not known the workspace's is named and used, also if it tells later`()
        async throws
    {
        let tasks = Heard<NewTask>()
        try await withSidebar(records: actions(tasks), story: mexico) { site in
            let form = try await site.part(Self.records).text
            #expect(form.contains(#"name="zone" value="America/Mexico_City""#))
            #expect(form.contains(#"id="zone-new-tasks-due">Time zone: America/Mexico_City</small>"#))
            #expect(form.contains(#"aria-describedby="zone-new-tasks-due""#))
            // Meanwhile the page's script has named Madrid.
            _ = try await site.press(
                "/sidebar/tasks?chat=101", Self.task + "&zone=America/Mexico_City", zone: "Europe/Madrid")
            #expect(tasks.all.last?.dueAt == Timestamp(iso8601: "2026-11-23T15:30:00Z"))
            let wrong = Self.task.replacing("subject=Call", with: "subject=") + "&zone=America/Mexico_City"
            let again = try await site.press("/sidebar/tasks?chat=101", wrong, zone: "Europe/Madrid").text
            #expect(again.contains(#"value="2026-11-23T09:30""#) && again.contains("Time zone: America/Mexico_City"))
            let hostile = Self.task + "&zone=%22%3E%3Cscript%3E"
            let made = try await site.press("/sidebar/tasks?chat=101", hostile)
            #expect(!made.text.contains("<script>"))
            #expect(tasks.all.last?.dueAt == Timestamp(iso8601: "2026-11-23T15:30:00Z"))
        }
    }

    @Test func `a property with a clock is read as it is shown, and one with a day never moves`() async throws {
        let heard = Heard<ContactEdit>()
        var records = RecordActions.samples
        records.card = { _, _ in .withMoments }
        records.properties = { _ in PropertyCatalog(groups: [], properties: [.met, .born]) }
        records.update = {
            heard.note($0)
            return ContactRecord(id: $0.contact, values: $0.values)
        }
        try await withSidebar(records: records, story: mexico) { site in
            for (zone, clock) in [("Europe/Madrid", "2026-11-21T11:02"), ("Pacific/Auckland", "2026-11-21T23:02")] {
                let card = try await site.part(Self.records, zone: zone).text
                #expect(card.contains(#"type="datetime-local" value="\#(clock)""#), "\(zone)")
                #expect(card.contains(#"type="date" value="2026-11-21""#), "\(zone)")
                let form = "contact=546000&property=met&was=&value=\(clock)&zone=\(zone)"
                let saved = try await site.press("/sidebar/properties?chat=101", form, zone: zone)
                #expect(heard.all.last?.values == ["met": "2026-11-21T10:02:00.000Z"], "\(zone)")
                #expect(saved.text.contains(#"value="\#(clock)""#), "\(zone)")
                _ = try await site.press(
                    "/sidebar/properties?chat=101", "contact=546000&property=born&was=&value=2026-11-21", zone: zone)
                #expect(heard.all.last?.values == ["born": "2026-11-21"])
            }
        }
    }

    @Test(arguments: ["Europe/Madrid", "Pacific/Auckland", "America/Los_Angeles", "America/Mexico_City"])
    func `a deal closes on the day that was chosen, there and in the workspace`(zone: String) async throws {
        let deals = Heard<NewDeal>()
        var records = RecordActions.samples
        records.openDeal = { deal, _, _ in
            deals.note(deal)
            return DealID("2")
        }
        try await withSidebar(records: records, story: mexico) { site in
            let form = "contact=546000&key=k&name=Reforma&place=default%7C1&closes=2026-12-24"
            _ = try await site.press("/sidebar/deals?chat=101", form, zone: zone)
            let moment = try #require(deals.all.first?.closesAt)
            for place in [zone, "America/Mexico_City"] {
                #expect(LocalCalendar(timeZone: place).date(of: moment) == "2026-12-24", "\(place)")
            }
        }
    }

    @Test func `a day that a program wrote as midnight is that day in the west as well`() async throws {
        var records = RecordActions.samples
        let deal = Deal(
            id: DealID("9"), name: "Chairs", pipeline: nil, stage: nil,
            closesAt: Timestamp(iso8601: "2026-12-24T00:00:00Z"))
        records.list = { _, _ in .deals(.read(RecordList(records: [deal], hasMore: false))) }
        try await withSidebar(records: records, story: mexico) { site in
            let list = try await site.part(Self.records + "&part=deals", zone: "America/Mexico_City").text
            #expect(list.contains(">24 Dec</time>"))
        }
    }

    /// Lists what was made.
    private func actions(_ tasks: Heard<NewTask>) -> RecordActions {
        var records = RecordActions.samples
        records.addTask = { task, _, _ in
            tasks.note(task)
            return TaskID("4")
        }
        records.list = { kind, _ in
            guard kind == .tasks else { return RecordCard.sample.listing(kind) }
            let made = tasks.all.map {
                CRMTask(id: TaskID("4"), subject: $0.subject, status: .notStarted, kind: .call, dueAt: $0.dueAt)
            }
            return .tasks(.read(RecordList(records: made, hasMore: false)))
        }
        return records
    }
}

private func mexico(_ rows: Rows) async throws {
    try await rows.sidebarStory()
    try await rows.run(["UPDATE workspaces SET time_zone = 'America/Mexico_City'"])
    try await rows.database.write { connection in
        try CardFieldTable.replace(connection, Rows.workspace, with: [CardField("met"), CardField("born")])
    }
}

extension PropertyDefinition {
    fileprivate static let met = PropertyDefinition(name: "met", label: "Met", group: "g", kind: .dateTime)
    fileprivate static let born = PropertyDefinition(name: "born", label: "Born", group: "g", kind: .date)
}

extension RecordCard {
    fileprivate static var withMoments: RecordCard {
        var card = RecordCard.sample
        card.fields = [
            Field(name: "met", value: "2026-11-21T10:02:00Z", definition: .met),
            // Midnight in UTC.
            Field(name: "born", value: "1795219200000", definition: .born),
        ]
        card.fieldsProblem = nil
        return card
    }
}
