import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// One person under many names stays one: one chat a number, one link, the whole story on one contact.
struct PersonStoryTests {
    @Test(arguments: TestEngine.available, 0..<3 as Range<UInt64>)
    func `somebody known by user id, then by phone, then by another phone, then by a username, is one`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        try await withPhone(engine) { office, line, _ in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Jordi Mas", phone: "+34 655 000 111")
            let jordi = line.whatsApp.addCustomer(
                "Jordi", phone: "34655000111", username: "jordi", hidesNumber: true)
            var told = 0
            func tell(_ number: BusinessNumberID = ventas) async throws {
                told += 1
                office.time.advance(.seconds(60))
                jordi.writes("part \(told).", to: number.value)
                // What is told in one go comes in any order.
                try await line.deliver(to: office, shuffledBy: SeededRandom(seed: seed))
            }
            try await tell()
            try await tell(support)
            let person = try #require(try await office.everybody().first)
            #expect(person.phone == nil && person.username == "@jordi")
            #expect(try await office.contact(of: person.id) == nil)
            // The answer to our request teaches the phone, somebody else's card does not.
            jordi.sends(
                .contactCard(.init(name: "Una amiga", phone: "+34 655 999 999", waID: "34655999999")), to: ventas.value)
            jordi.sends(
                .contactCard(
                    .init(name: "Jordi", phone: "+34 655 000 111", waID: "34655000111", origin: "contact_request")),
                to: ventas.value)
            try await tell()
            try await office.link()
            #expect(try await office.person(person.id)?.phone == "34655000111")
            #expect(try await office.contact(of: person.id) == contact)
            jordi.adoptsUsername("jordi", hidingNumber: false)
            try await tell(support)
            office.time.advance(.seconds(60))
            jordi.changesNumber(to: "34655000222", on: ventas.value)
            try await tell()
            jordi.adoptsUsername("jordi.mas", hidingNumber: true)
            try await tell()
            try await tell(support)
            try await office.settle()
            #expect(try await office.everybody().map(\.id) == [person.id])
            let now = try #require(try await office.person(person.id))
            #expect(now.phone == "34655000222" && now.username == "@jordi.mas")
            #expect(now.userID?.value == jordi.person.bsuid)
            #expect(try await office.count("chats") == 2)
            #expect(try await office.count("links") == 1)
            #expect(try await office.contact(of: person.id) == contact)
            let shown = office.hub.communications().filter { $0.contactIDs == [contact.value] }.map(\.body).joined()
            for part in 1...told { #expect(shown.components(separatedBy: "part \(part).").count == 2) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the phone of an answer joins the person who was known by it`(engine: TestEngine) async throws {
        try await withPhone(engine) { office, line, _ in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Jordi Mas", phone: "+34 655 000 111")
            let jordi = line.whatsApp.addCustomer("Jordi", phone: "34655000111")
            line.whatsApp.phoneApp(of: ventas.value, saves: jordi, as: "Jordi (obres)")
            try await line.share()
            try await office.receive(try body(text("wamid.1", "before", phone: "34655000111")))
            try await line.deliver(to: office)
            try await office.link()
            let known = try #require(try await office.everybody().first)
            #expect(known.bookName == "Jordi (obres)")
            let stranger = "ES.777"
            try await office.receive(try body(text("wamid.2", "who am I", phone: nil, user: stranger, at: 60)))
            // Another sandbox person would have another number, so the card is written out.
            let card: JSON = [
                ["phones": [["wa_id": .string(linaPhone)]], "origin": "contact_request", "name": nil]
            ]
            try await office.receive(
                try body(
                    message("wamid.3", ["type": "contacts", "contacts": card], phone: nil, user: stranger, at: 90)))
            try await office.receive(try body(text("wamid.4", phone: linaPhone, at: 120)))
            try await office.settle()
            #expect(try await office.everybody().count == 2)
            let people = try await office.persons(of: "wamid.1", "wamid.2", "wamid.3", "wamid.4")
            #expect(people[1] == people[2] && people[2] == people[3] && people[0] != people[1])
            #expect(try await office.contact(of: try #require(people[0])) == contact)
        }
    }
}
