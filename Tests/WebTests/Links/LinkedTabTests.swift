import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Linking
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// People who are linked, and what can be done about it.
struct LinkedTabTests {
    private static let back = "back=%2Flinks%3Ftab%3Dlinked"

    /// Jack, linked by hand, whose phone in HubSpot was replaced.
    private static func story(_ state: PhoneWrite.State = .written, holding text: String = "+34622333444") -> Story {
        .rows { rows in
            try await rows.workspaceRow()
            try await rows.hubSpot()
            try await rows.person(1, name: "Jack", phone: "34622333444")
            try await rows.contact("21", first: "Jack", last: "Hill", phone: String(text.drop { $0 == "+" }))
            try await rows.link(501, person: 1, contact: "21")
            var write = PhoneWrite(
                id: PhoneWriteID(601), person: PersonID(1), contact: ContactID("21"), link: LinkID(501),
                change: PhoneChange(property: "phone", before: "622 333 444", after: "+34622333444"),
                author: .token("mara"), state: state, askedAt: Rows.now - .seconds(60), dueAt: nil,
                settledAt: Rows.now - .seconds(59))
            if state == .refused { write.reason = "HubSpot holds something else by now." }
            let stored = write
            try await rows.database.write { try PhoneWriteTable.save($0, Rows.workspace, stored) }
        }
    }

    private func active(_ site: Site, _ person: Int64 = 1) async throws -> Link? {
        try await site.rows.database.read { try LinkTable.active($0, Rows.workspace, person: PersonID(person)) }
    }

    private func writes(_ site: Site) async throws -> [PhoneWrite] {
        try await site.rows.database.read { try PhoneWriteTable.all($0, Rows.workspace, link: LinkID(501)) }
    }

    @Test func `a link stands with both sides, its method and what became of the phone`() async throws {
        try await withSite(story: Self.story()) { site in
            let page = try await site.page("/links?tab=linked")
            for words in ["+34 622 33 34 44", "Jack Hill", "linked · exact", "phone written", "<del>622 333 444</del>"]
            {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("Put “622 333 444” back into “phone”"))
            #expect(!page.contains("chip warn") && !page.contains("Ask again"))
        }
    }

    @Test func `a phone that HubSpot refused says why, and is asked for again`() async throws {
        try await withSite(story: Self.story(.refused, holding: "34911222333")) { site in
            let page = try await site.page("/links?tab=linked")
            #expect(page.contains("phone refused") && page.contains("HubSpot holds something else by now."))
            #expect(!page.contains("back into"))
            #expect(try await site.submit("/links/phone-write", "\(Self.back)&link=501").status == .seeOther)
            #expect(try await writes(site).last?.change.before == "+34911222333")
            #expect(try await site.page("/links?tab=linked").contains("phone waiting"))
        }
    }

    @Test func `unlinking says what follows, ends the link and blocks the person`() async throws {
        try await withSite(story: Self.story()) { site in
            let page = try await site.page("/links?tab=linked")
            #expect(page.contains("nothing links Jack by itself any more"))
            let answer = try await site.submit("/links/unlinking", "\(Self.back)&link=501")
            #expect(answer.status == .seeOther && answer.headers[.location] == "/links?tab=linked")
            #expect(try await active(site) == nil)
            #expect(try await writes(site).count == 1, "Nothing is put back unasked.")
            #expect(try await site.page("/links?tab=blocked").contains("Jack"))
            let again = try await site.submit("/links/unlinking", "\(Self.back)&link=501")
            #expect(again.status == .unprocessableContent && again.text.contains("ended already"))
        }
    }

    @Test func `the old phone is put back with the unlinking, where HubSpot still holds ours`() async throws {
        try await withSite(story: Self.story()) { site in
            let form = "\(Self.back)&link=501&restore=1&write=601"
            #expect(try await site.submit("/links/unlinking", form).status == .seeOther)
            let restoration = try #require(try await writes(site).last)
            #expect(restoration.restores == PhoneWriteID(601) && restoration.state == .waiting)
            #expect(restoration.change.after == "622 333 444")
        }
    }

    @Test func `where somebody changed the phone since, nothing is put back and the link stands`() async throws {
        try await withSite(story: Self.story(holding: "34911222333")) { site in
            #expect(!(try await site.page("/links?tab=linked")).contains("back into"))
            let form = "\(Self.back)&link=501&restore=1&write=601"
            let answer = try await site.submit("/links/unlinking", form)
            #expect(answer.status == .unprocessableContent && answer.text.contains("Somebody changed"))
            #expect(try await active(site) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a changed number is marked, listed by itself, and settled by saying that it is the same person`(
        engine: TestEngine
    ) async throws {
        try await withSite(engine, story: Self.story()) { site in
            try await site.rows.changeNumber(person: 1, from: "34622333444", to: "34622333555", link: 501)
            let page = try await site.page("/links?tab=linked&changed=1")
            #expect(page.contains("number changed") && page.contains("WhatsApp has +34 622 33 35 55 since."))
            #expect(page.contains("Replace “phone”: +34622333444 → +34622333555"))
            #expect(try await site.submit("/links/number-confirmation", "\(Self.back)&link=501").status == .seeOther)
            #expect(try await active(site)?.phone?.digits == "34622333555")
            #expect(try await site.page("/links?tab=linked&changed=1").contains("Nobody’s number has changed"))
            let told = try await site.json("/api/v1/audit?verb=number_confirmed")["results"]?.array.first
            #expect(told?["before"] == "+34622333444" && told?["after"] == "+34622333555")
        }
    }

    @Test func `linked people are found by phone, by their contact, and by who was linked just now`() async throws {
        let jack = Contact(
            id: ContactID("21"), firstName: "Jack", lastName: "Hill", email: nil, owner: nil, phones: [],
            modifiedAt: Rows.now)
        try await withSite(
            story: Self.story(), setup: { $0.services.findContacts = { _ in .init(contacts: [jack]) } },
            { site in
                for query in ["query=%2B34+622+333+444", "query=hill+jack", "person=1"] {
                    #expect(try await site.page("/links?tab=linked&\(query)").contains("linked · exact"), "\(query)")
                }
                let none = try await site.page("/links?tab=linked&query=%2B34611222333")
                #expect(none.contains("Nobody here fits that.") && none.contains("Show all"))
            })
    }

    @Test func `people without a link stand with the reason and lead to the search`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.workspaceRow()
                try await rows.person(1, name: "Ana", phone: "34611222333")
                try await rows.person(2, name: "Bo", phone: "34611222444")
                try await rows.contact("21", first: "Bo", last: nil)
                try await rows.link(501, person: 2, contact: "21")
                try await rows.person(3, name: "Cy", phone: "34611222555")
                try await rows.block(person: 3)
            }
        ) { site in
            let page = try await site.page("/links?tab=unlinked")
            #expect(page.contains("Ana") && !page.contains("Bo<") && !page.contains("Cy<"))
            #expect(page.contains("/links/by-hand?person=1") && page.contains("Not looked at yet."))
        }
    }

    @Test func `while contacts are being read, the page says that nobody is linked by Liaison`() async throws {
        try await withSite(story: Self.story()) { site in
            #expect(!(try await site.page("/links")).contains("links nobody by itself"))
            try await site.rows.database.write {
                try HubSpotAccountTable.readNumbers($0, Rows.workspace, now: Rows.now)
            }
            #expect(try await site.page("/links").contains("links nobody by itself"))
        }
    }
}

extension Rows {
    /// As the pipeline leaves it when WhatsApp tells of another number.
    fileprivate func changeNumber(person: Int64, from old: String, to new: String, link: Int64) async throws {
        try await database.write { connection in
            try LinkTable.setPhone(connection, Self.workspace, LinkID(link), PhoneKey(waID: old))
            try PersonTable.setPhone(connection, Self.workspace, PersonID(person), new, at: Self.now)
        }
    }
}
