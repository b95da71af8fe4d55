import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Testing

@testable import Web

/// The contact card and its lists: what is read from HubSpot and written to it.
struct SidebarRecordTests {
    private static let records = "/sidebar/records?chat=101"
    private static let field = "/sidebar/properties?chat=101"
    private static let title = "contact=546000&property=jobtitle&was=Boss"

    /// Everything on the card is hostile, and everything that is written is heard.
    private func actions(_ change: (inout RecordActions) -> Void = { _ in }) -> RecordActions {
        var actions = RecordActions.samples
        actions.card = { _, names in .hostile(names ?? []) }
        actions.properties = { _ in .cardFields }
        actions.update = { ContactRecord(id: $0.contact, values: $0.values, modifiedAt: Rows.now) }
        change(&actions)
        return actions
    }

    @Test func `each kind of field has its control, and values end no attribute`() async throws {
        try await withSidebar(records: actions(), story: cardOfAllKinds) { site in
            let page = try await site.part(Self.records).text
            for control in [
                #"type="number""#, #"type="date" value="2026-11-21""#,
                #"type="datetime-local" value="2026-11-21T10:02""#,
                #"type="tel""#, "<textarea", #"<option value="b" selected>"#, #"name="option:y" value="1" checked"#,
                "HubSpot sets this by itself.", #"<option value="true" selected>Yes</option>"#,
            ] {
                #expect(page.contains(control), "\(control)")
            }
            #expect(!page.contains("<script>") && !page.contains("\"\u{301} onload"))
        }
    }

    @Test func `a field is saved against what was shown, under the member’s name`() async throws {
        let heard = Heard<ContactEdit>()
        let records = actions { actions in
            actions.update = {
                heard.note($0)
                return ContactRecord(id: $0.contact, values: $0.values)
            }
        }
        try await withSidebar(member: .agent([.writeRecords]), records: records) { site in
            let saved = try await site.press(Self.field, "\(Self.title)&value=+Head+")
            #expect(saved.status == .ok && saved.text.contains(#"value="Head""#) && saved.text.contains(">Saved<"))
            let edit = try #require(heard.all.first)
            #expect(edit.values == ["jobtitle": "Head"] && edit.expected == ["jobtitle": "Boss"])
            #expect(edit.author == .member(MemberID(7), name: "Mara Voss") && edit.contact == ContactID("546000"))
            let plain = try await site.submit(Self.field, "\(Self.title)&value=Head")
            #expect(plain.status == .seeOther && plain.headers[.location] == "/sidebar?chat=101&whole=1")
        }
    }

    @Test func `what somebody else wrote meanwhile stands beside one’s own, to be chosen`() async throws {
        let records = actions { actions in
            actions.update = { edit in
                throw RecordFailure.changedMeanwhile([
                    PropertyConflict(property: "jobtitle", expected: edit.expected["jobtitle"], actual: Rows.hostile)
                ])
            }
        }
        try await withSidebar(records: records) { site in
            let answer = try await site.press(Self.field, "\(Self.title)&value=Head")
            #expect(answer.status == .unprocessableContent && !answer.text.contains("<script>"))
            #expect(answer.text.contains("<dd>Head</dd>") && answer.text.contains("Keep HubSpot’s"))
            #expect(answer.text.contains("Write mine") && !answer.text.contains(#"name="was" value="Boss""#))
            let same = "contact=546000&property=jobtitle&was=Boss&value=\(QueryItems.encoded(Rows.hostile))"
            #expect(try await site.press(Self.field, same).text.contains(">Saved<"))
        }
    }

    @Test func `what is wrong is said beside the field, and nothing is sent`() async throws {
        let heard = Heard<ContactEdit>()
        let records = actions { actions in
            actions.update = {
                heard.note($0)
                throw RecordFailure.invalid(
                    "No.", problems: [PropertyProblem(property: "jobtitle", message: "Not that one.")])
            }
        }
        try await withSidebar(records: records, story: cardOfAllKinds) { site in
            let wrong = [
                ("jobtitle", "", "Job title must not be empty."), ("amount", "ten", "Type a number"),
                ("born", "2026-02-31", "Type a date"), ("met", "soon", "Type a date and a time."),
                ("plan", "zz", "HubSpot does not offer “zz”"), ("vip", "maybe", "Choose yes or no."),
                ("hubspot_owner_id", "72", "This HubSpot user is not active."),
                ("score", "9", "HubSpot sets this by itself."),
            ]
            for (name, value, words) in wrong {
                let form = "contact=546000&property=\(name)&was=&value=\(QueryItems.encoded(value))"
                let answer = try await site.press(Self.field, form)
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(name)")
            }
            #expect(heard.all.isEmpty)
            let refused = try await site.press(Self.field, "\(Self.title)&value=x")
            #expect(refused.text.contains("Not that one.") && refused.text.contains(#"value="x""#))
            let elsewhere = try await site.press(Self.field, "contact=546000&property=salary&was=&value=1")
            #expect(elsewhere.status == .badRequest)
            let other = try await site.press(Self.field, "contact=21&property=jobtitle&was=&value=1")
            #expect(other.status == .conflict && heard.all.count == 1)
        }
    }

    @Test func `a slow or failing HubSpot leaves the rest standing`() async throws {
        let records = actions { actions in
            actions.card = { _, _ in throw RecordFailure.notNow(until: Rows.now, word: "busy", "HubSpot is slow.") }
        }
        try await withSidebar(records: records) { site in
            let part = try await site.part(Self.records)
            #expect(part.status == .ok && part.text.contains("HubSpot is slow.") && part.text.contains("Try again"))
            let whole = try await site.page("/sidebar?chat=101&whole=1")
            #expect(whole.contains("<h1>Ana Díaz</h1>") && whole.contains("HubSpot is slow."))
        }
    }

    @Test func `the count of a list is what stands in it`() async throws {
        let records = actions { actions in
            let deals = [("1", false), ("2", true), ("3", true)].map { id, isClosed in
                Deal(id: DealID(id), name: "Deal \(id)", pipeline: nil, stage: nil, isClosed: isClosed)
            }
            actions.list = { _, _ in .deals(.read(RecordList(records: deals, hasMore: false))) }
        }
        try await withSidebar(records: records) { site in
            let list = try await site.part(Self.records + "&part=deals").text
            #expect(list.contains(#"Deals <span class="count">3</span>"#))
            #expect(list.split(separator: "<li ").count == 4)
        }
    }

    @Test func `whoever may not write sees values and no controls`() async throws {
        try await withSidebar(member: .agent(), records: actions(), story: cardOfAllKinds) { site in
            let part = try await site.part(Self.records).text
            #expect(part.contains("Chairs") && part.contains("Job title"))
            #expect(!part.contains("<form") && !part.contains("<select") && !part.contains("<script>"))
        }
    }
}

/// A card with a field of each kind, of which the job title is required.
private func cardOfAllKinds(_ rows: Rows) async throws {
    try await rows.sidebarStory()
    try await rows.database.write { connection in
        let names = ["jobtitle", "about", "amount", "plan", "tags", "vip", "born", "met", "tel", "score", "rich"]
        try CardFieldTable.replace(
            connection, Rows.workspace, with: names.map { CardField($0, isRequired: $0 == "jobtitle") })
    }
}

extension PropertyCatalog {
    fileprivate static var cardFields: PropertyCatalog {
        func field(_ name: String, _ kind: PropertyDefinition.Kind, _ options: [String] = []) -> PropertyDefinition {
            PropertyDefinition(
                name: name, label: name == "jobtitle" ? "Job title" : Rows.hostile, group: "g", kind: kind,
                options: options.map { PropertyDefinition.Option(value: $0, label: Rows.hostile) },
                isReadOnly: name == "score")
        }
        return PropertyCatalog(
            groups: [],
            properties: [
                field("jobtitle", .text), field("about", .multilineText), field("amount", .number),
                field("plan", .singleOption, ["a", "b"]), field("tags", .multiOption, ["x", "y"]), field("vip", .bool),
                field("born", .date), field("met", .dateTime), field("tel", .phone), field("score", .number),
                field("rich", .richText),
            ])
    }
}

extension RecordCard {
    fileprivate static func hostile(_ names: [String]) -> RecordCard {
        let values = [
            "amount": "10.5", "plan": "b", "tags": "y", "vip": "true", "born": "2026-11-21",
            "met": "2026-11-21T10:02:00Z", "rich": "<p>\(Rows.hostile)</p>",
        ]
        var card = RecordCard.sample
        card.fields = names.map { name in
            Field(name: name, value: values[name] ?? Rows.hostile, definition: PropertyCatalog.cardFields[name])
        }
        card.fieldsProblem = nil
        card.notes = .read(
            RecordList(records: [Note(id: NoteID("12"), body: Rows.hostile + "<p>x</p>", at: Rows.now)], hasMore: false)
        )
        return card
    }
}
