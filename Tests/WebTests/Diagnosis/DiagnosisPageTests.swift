import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

struct DiagnosisPageTests {
    private static func page(_ site: Site, _ text: String) async throws -> String {
        try await site.page("/diagnose?q=\(QueryItems.encoded(text))")
    }

    @Test(arguments: TestEngine.available)
    func `a message, a phone in any spelling, a name and a contact lead to the same way`(
        engine: TestEngine
    ) async throws {
        try await withSite(
            engine,
            setup: { $0.services.findContacts = { _ in ContactSearchAnswer(contacts: []) } },
            { site in
                try await site.rows.communication(chat: 102, id: "c77", contacts: "546001")
                for text in ["wamid.203", "+44 7700 900123", "00447700900123", "J. Hill", "j. h", "546001"] {
                    let page = try await Self.page(site, text)
                    #expect(page.contains("J. Hill"), "\(text)")
                    #expect(page.contains("communication c77"), "\(text)")
                    #expect(page.contains("Linked to James Hill"), "\(text)")
                }
            })
    }

    @Test(arguments: TestEngine.available)
    func `where it stops, the page says why, since when and what to do`(engine: TestEngine) async throws {
        try await withSite(engine, story: .failing) { site in
            let refused = try await Self.page(site, "+52 1 55 1234 5678")
            #expect(
                refused.contains("HubSpot refused the day’s entry")
                    || refused.contains("HubSpot refused the day&#39;s entry"))
            #expect(refused.contains("crm.objects.contacts.write") && refused.contains("stops here"))
            let conflict = try await Self.page(site, "447700900123")
            #expect(conflict.contains("Not linked") && conflict.contains("not reached"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `somebody is answered about from their own chat, and from a group only without one`(
        engine: TestEngine
    ) async throws {
        try await withSite(engine, story: .rows { try await $0.groupStory() }) { site in
            for text in ["14155550123", "+1 (parts)", "person:5"] {
                let page = try await Self.page(site, text)
                #expect(page.contains("The newest message with +1 (parts) is not in HubSpot. Not linked"), "\(text)")
                #expect(page.contains("/inbox/chats/105") && !page.contains("Reforma"), "\(text)")
            }
            try await site.rows.person(40, name: "Marc Vila", phone: "34622333444")
            try await site.rows.conflict(person: 40)
            #expect(
                try await Self.page(site, "Marc Vila").contains("No message with Marc Vila is in HubSpot. Marc Vila"))
            try await site.rows.stay(of: 40, in: 130)
            let page = try await Self.page(site, "34622333444")
            #expect(page.contains("For Marc Vila, the newest message of the group “Reforma &lt;Obra&gt;” is not in"))
            #expect(page.contains("Not linked: a conflict") && page.contains("No chat of their own was found"))
            // Asked about itself, a group's message is the group's.
            #expect(try await Self.page(site, "wamid.230").contains("of 5 participants are linked"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact whose link has ended leads to the person, until when they were linked and why not any more`(
        engine: TestEngine
    ) async throws {
        try await withSite(
            engine,
            setup: { $0.services.findContacts = { _ in ContactSearchAnswer(contacts: []) } },
            { site in
                try await site.rows.contact("547", first: "Lucía", last: "Ferreyra", email: "lucia@example.com")
                try await site.rows.link(590, person: 5, contact: "547", endedAt: Rows.now - .seconds(60))
                for text in ["547", "contact:547"] {
                    let page = try await Self.page(site, text)
                    #expect(page.contains("The newest message with Lucía Ferreyra is not in HubSpot."), "\(text)")
                    #expect(page.contains("Was linked to Lucía Ferreyra until the time given here. Why that link"))
                    #expect(page.contains("2026-11-21T10:01:03"), "\(text)")
                }
                #expect(try await Self.page(site, "14155550123").contains("Was linked to Lucía Ferreyra until"))
                // Whoever is linked to somebody else by now is there, and was here.
                try await site.rows.contact("548", first: "Eva", last: "Roca")
                try await site.rows.link(591, person: 2, contact: "548", endedAt: Rows.now - .seconds(60))
                let page = try await Self.page(site, "548")
                #expect(page.contains("Linked to James Hill") && page.contains("Was linked to Eva Roca before."))
                #expect(!(try await Self.page(site, "447700900123")).contains("Eva Roca"))
            })
    }

    @Test(arguments: TestEngine.available)
    func `whoever sees one number is answered from the chats there, and never by a missing page`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine, story: .rows { try await $0.groupStory() }) { team in
            try await team.site.rows.chat(140, person: 1, number: Rows.number)
            try await team.site.rows.message(240, chat: 140, .text("Hola, Mara"), at: Rows.now)
            let kim = try await team.browser(of: try await team.add("Kim", numbers: [Rows.secondNumber]))
            let ada = try await team.admin()
            #expect(try await ada.get("/diagnose?q=5215512345678").text.contains("/inbox/chats/140"))
            let own = try await kim.get("/diagnose?q=5215512345678")
            #expect(own.status == .ok && own.text.contains("/inbox/chats/101"))
            #expect(own.text.contains("The newest message with Ana is not in HubSpot"))
            for text in ["447700900123", "546001", "contact:546001", "person:2", "J.%20Hill"] {
                let answer = try await kim.get("/diagnose?q=\(text)")
                #expect(answer.status == .ok && answer.text.contains("among those whose chats you see"), "\(text)")
            }
            for text in ["wamid.240", "wamid.never"] {
                let answer = try await kim.get("/diagnose?q=\(text)")
                #expect(answer.status == .ok && answer.text.contains("No message with this id is in a chat"), "\(text)")
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message that is still in an unread webhook is found there`(engine: TestEngine) async throws {
        try await withSite(engine, story: .failing) { site in
            try await site.rows.intake(
                9, state: "failed", problem: "Liaison stumbled.", body: #"{"id":"wamid.lost"}"#)
            let page = try await Self.page(site, "wamid.lost")
            #expect(page.contains("Its webhook 9 is stored but was not understood. Liaison stumbled."))
            let unknown = try await Self.page(site, "wamid.never")
            #expect(unknown.contains("No message with this id is stored"))
        }
    }

    @Test func `several who may be meant are offered, and each leads on`() async throws {
        try await withSite(story: .full) { site in
            try await site.rows.person(50, name: "Ana María", phone: "34600000001")
            let page = try await Self.page(site, "ana")
            #expect(page.contains("Who is meant?") && page.contains("Ana María") && page.contains("linked to Ana"))
            #expect(page.contains("q=person%3A50"))
            try await site.rows.suggestion(person: 50)
            #expect(try await Self.page(site, "ana").contains("+34 600 00 00 01 · suggested"))
            let uri = "/diagnose?q=ana"
            let spanish = try await site.get(uri, headers: [.acceptLanguage: "es"]).text
            #expect(spanish.contains("· sugerido") && spanish.contains("vinculado con Ana"))
            #expect(try await Self.page(site, "person:50").contains("has written to no connected number"))
        }
    }

    @Test func `what kind of message it is, is told in Spanish too`() async throws {
        try await withSite(story: .full) { site in
            for id in 201...208 {
                let uri = "/diagnose?q=wamid.\(id)"
                let page = try await site.get(uri, headers: [.acceptLanguage: "es"]).text
                #expect(page.contains(#/<p>(Un|Una) [^<]+ (para|desde) /#), "\(id)")
                #expect(!page.contains(#/<p>(A|An|Contact) /#), "\(id)")
            }
        }
    }

    @Test func `what nobody is called is said, and hostile texts stay texts`() async throws {
        try await withSite(story: .full) { site in
            #expect(try await Self.page(site, "zzz").contains("Nobody on WhatsApp"))
            for text in [
                "<script>alert(1)</script>", "\"\u{301}><b>", "wamid.<img src=x>", String(repeating: "x", count: 999),
            ] {
                let page = try await Self.page(site, text)
                #expect(
                    !page.contains("<script>alert") && !page.contains("<img src=x") && !page.contains("\u{301}><b>"))
            }
            #expect(try await site.page("/diagnose").contains("Each step of the way"))
        }
    }

    /// A token sees every number; what else asks through the endpoint is answered as the page answers it.
    @Test(arguments: TestEngine.available)
    func `the endpoint answers with the sight of whoever asks`(engine: TestEngine) async throws {
        try await withSite(engine, story: .rows { try await $0.groupStory() }) { site in
            try await site.rows.chat(140, person: 1, number: Rows.number)
            try await site.rows.message(240, chat: 140, .text("Hola, Mara"), at: Rows.now)
            #expect(try await site.json("/api/v1/diagnoses?query=wamid.240")["message_id"]?.text == "wamid.240")
            let narrow = APIRequest(
                services: plainServices(site.rows.database), query: QueryItems("query=wamid.240"), body: Data(),
                sight: .some([Rows.secondNumber]))
            let answer = try await diagnosisEndpoint.respond(narrow).encoded()
            #expect(answer.contains("No message with this id is in a chat that you see") && !answer.contains("Mara"))
            let description = try await site.get("/api/v1/openapi.json").text
            #expect(description.contains("it sees the chats of every number"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the API answers the same, step by step`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let answer = try await site.json("/api/v1/diagnoses?query=wamid.201")
            #expect(answer["person_id"]?.text == "1" && answer["message_id"]?.text == "wamid.201")
            #expect(
                answer["steps"]?.array.compactMap { $0["stage"]?.text } == DiagnosisStep.Stage.allCases.map(\.rawValue)
            )
            #expect(try await site.get("/api/v1/diagnoses").errorCode == "missing_query")
            #expect(try await site.get("/api/v1/diagnoses?q=1").errorCode == "unknown_filter")
        }
    }
}
