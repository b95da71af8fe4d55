import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Testing

@testable import Web

/// Who somebody is, and what is decided about it.
struct SidebarPageTests {
    @Test func `the first answer says who this is and why, without asking HubSpot`() async throws {
        try await withSidebar { site in
            let page = try await site.page("/sidebar?chat=101")
            for words in [
                "<h1>Ana Díaz</h1>", "linked · exact", "+34 612 34 56 78", #"data-e164="+34612345678""#,
                "Both are the full number", "/links/explanation?person=1", "Not the right contact",
                #"hx-get="/sidebar/records?chat=101" hx-trigger="load""#, "phone written",
            ] {
                #expect(page.contains(words), "\(words)")
            }
        }
    }

    @Test func `htmx gets the sidebar alone, whose name is no title of a page`() async throws {
        try await withSidebar { site in
            let part = try await site.part("/sidebar?chat=101&frame=inbox")
            #expect(part.status == .ok && !part.text.contains("<html") && part.text.contains("<h2>Ana Díaz</h2>"))
            #expect(part.text.contains(#"hx-get="/sidebar/records?chat=101&amp;frame=inbox""#))
            #expect(part.headers[.vary] == "HX-Request")
        }
    }

    @Test func `of several who fit each is shown with its reason, and one click links`() async throws {
        try await withSidebar(member: .agent([.changeLinks])) { site in
            let page = try await site.page("/sidebar?chat=102")
            #expect(page.contains(">conflict<") && page.contains("Link to Jo Hill") && page.contains("Link to Joanna"))
            #expect(page.contains("Same number") && page.contains("/links/explanation?person=2&amp;contact=21"))
            let linked = try await site.press("/sidebar/links?chat=102", "contact=21")
            #expect(linked.text.contains("linked · manual") && !linked.text.contains("Link to"))
            let links = try await site.json("/api/v1/links?person=2")["results"]?.array
            #expect(links?.first?["author"]?.text == "member:7:Mara Voss")
        }
    }

    @Test func `of two who link one person the second is told in names, and sees the link that stands`() async throws {
        try await withSidebar(member: .agent([.changeLinks])) { site in
            _ = try await site.press("/sidebar/links?chat=102", "contact=21")
            let second = try await site.press("/sidebar/links?chat=102&query=jo", "contact=22")
            #expect(second.status == .unprocessableContent)
            #expect(
                second.text.contains(
                    "Mara Voss has linked this person to Jo Hill meanwhile. Unlink that first, or leave it."))
            #expect(second.text.contains("linked · manual") && second.text.contains("Unlink from Jo Hill"))
            #expect(!second.text.contains("Link to") && !second.text.contains("sidebar-search"))
        }
    }

    @Test func `unlinking asks first, is remembered, and can be lifted`() async throws {
        try await withSidebar { site in
            #expect(try await site.page("/sidebar?chat=101").contains("This is remembered"))
            let unlinked = try await site.press("/sidebar/unlinking?chat=101", "link=501")
            #expect(unlinked.text.contains(">blocked<") && unlinked.text.contains("this is not Ana Díaz"))
            #expect(try await site.page("/sidebar?chat=101").contains("Lift the block"))
            let again = try await site.press("/sidebar/unlinking?chat=101", "link=501")
            #expect(again.status == .unprocessableContent && again.text.contains(#"role="alert""#))
            let lifted = try await site.press("/sidebar/unblocking?chat=101", "")
            #expect(lifted.text.contains("The block is lifted"))
            #expect(try await site.page("/sidebar?chat=101").contains(">blocked<") == false)
        }
    }

    @Test func `a contact is searched while somebody types, and without script`() async throws {
        try await withSidebar { site in
            let found = try await site.part("/sidebar/contacts?chat=103&query=jo")
            #expect(found.text.contains("Link to Jo Hill") && found.text.contains("Found by HubSpot’s own search."))
            #expect(found.text.contains("<del>07700 900123</del> → <ins>+5511987654321</ins>"))
            #expect(try await site.page("/sidebar?chat=103&query=jo").contains("Link to Jo Hill"))
            #expect(try await site.part("/sidebar/contacts?chat=103&query=zz").text.contains("fits “zz”"))
        }
    }

    @Test func `names end no attribute and begin no element`() async throws {
        try await withSidebar { site in
            for uri in ["/sidebar?chat=104", "/sidebar?chat=102", "/sidebar?chat=103&query=%22%3E%3Cscript%3E"] {
                let page = try await site.page(uri)
                #expect(!page.contains("<script>") && !page.contains("\"\u{301} onload"), "\(uri)")
            }
        }
    }

    @Test func `whoever may not sees everything and no buttons, and is refused`() async throws {
        try await withSidebar(member: .agent()) { site in
            let linked = try await site.page("/sidebar?chat=101")
            #expect(linked.contains("linked · exact") && !linked.contains("Not the right contact"))
            #expect(!linked.contains("<button class=\"button") && !linked.contains("picker-choice"))
            let open = try await site.page("/sidebar?chat=102")
            #expect(open.contains("Jo Hill") && !open.contains("Link to") && !open.contains("Create in HubSpot"))
            for part in SidebarPart.allCases where ![.who, .records, .contacts].contains(part) {
                let answer = try await site.press("/sidebar/\(part.rawValue)?chat=101", "link=501&contact=21")
                #expect(answer.status == .forbidden, "\(part)")
            }
            #expect(try await site.json("/api/v1/links?person=1&state=active")["results"]?.array.count == 1)
        }
    }

    @Test func `a chat of another's number, or of nobody, is no page`() async throws {
        let member = Member.agent([.changeLinks, .writeRecords], sees: [Rows.number])
        try await withSidebar(member: member) { site in
            #expect(try await site.get("/sidebar?chat=101").status == .ok)
            #expect(try await site.get("/sidebar?person=1").status == .ok)
            #expect(try await site.get("/sidebar?contact=546000").status == .ok)
            for uri in [
                "chat=103", "person=3", "contact=22", "chat=999", "chat=101&person=2", "contact=9", "", "chat=x",
            ] {
                for part in ["", "/who", "/records", "/contacts"] {
                    #expect(try await site.part("/sidebar\(part)?\(uri)").status == .notFound, "\(part) \(uri)")
                }
                let answer = try await site.press("/sidebar/links?\(uri)", "contact=21")
                #expect(answer.status == .notFound, "\(uri)")
            }
        }
    }

    @Test func `what changed elsewhere comes part by part, and only what rests on something else`() async throws {
        try await withSidebar { site in
            _ = try await site.page("/sidebar?chat=102")
            let known = "known=fits-21-22&shown="
            let same = try await site.part("/sidebar/who?chat=102&\(known)").text
            #expect(same.contains(#"id="sidebar-who""#) && !same.contains(#"id="sidebar-decision""#))
            #expect(!same.contains(#"id="sidebar-records""#))
            _ = try await site.press("/sidebar/links?chat=102", "contact=21")
            let news = try await site.part("/sidebar/who?chat=102&\(known)").text
            #expect(news.contains(#"id="sidebar-decision""#) && news.contains(#"hx-get="/sidebar/records?chat=102""#))
        }
    }

    @Test func `a group tells everybody’s state, and one of them is opened`() async throws {
        try await withSidebar(story: { try await $0.groupStory() }) { site in
            let group = try await site.page("/sidebar?chat=130")
            #expect(
                group.contains("Reforma &lt;Obra&gt;") && group.contains("2 of 3 linked. Open one to see their card."))
            #expect(group.contains(">left<") && group.contains("/sidebar?chat=130&amp;person=1"))
            let one = try await site.page("/sidebar?chat=130&person=1")
            #expect(one.contains("Back to Reforma &lt;Obra&gt;") && one.contains("<h1>Ana Díaz</h1>"))
            #expect(try await site.get("/sidebar?chat=130&person=4").status == .notFound)
        }
    }
}
