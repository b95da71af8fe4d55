import Domain
import Foundation
import Sandbox
import Testing

struct HubSpotPageTests {
    private let scene = HubSpotScene()

    private func open(_ path: String) async throws -> (status: Int, text: String) {
        let reply = try await scene.sandbox.exchange.send(HTTPCall(.get, "https://app-eu1.hubspot.com\(path)"))
        return (reply.status, String(decoding: reply.body, as: UTF8.self))
    }

    @Test func `the address a record carries opens its page, without a token`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena", "mobilephone": "+4915112345678"])
        let url = try #require(try await scene.get("\(HubSpotScene.contacts)/\(contact)").body["url"]?.string)
        let page = try await open(String(url.dropFirst("https://app-eu1.hubspot.com".count)))
        #expect(page.status == 200)
        #expect(page.text.contains("Lena"))
        #expect(page.text.contains("+4915112345678"))
    }

    @Test func `associated records are linked from page to page`() async throws {
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        let deal = try #require(scene.sandbox.addRecord("deals", ["dealname": "Kitchen"], contacts: [contact]))
        let page = try await open("/contacts/10203040/record/0-1/\(contact)")
        #expect(page.text.contains("<a href=\"/contacts/10203040/record/0-3/\(deal)\">Kitchen</a>"))
        #expect(try await open("/contacts/10203040/record/0-3/\(deal)").text.contains("Lena"))
    }

    @Test func `the page of a merged contact is the survivor's`() async throws {
        let (kept, given) = (scene.sandbox.addContact(["firstname": "Lena"]), scene.sandbox.addContact(["city": "Ulm"]))
        scene.sandbox.mergeContacts(primary: kept, merged: given)
        #expect(try await open("/contacts/10203040/record/0-1/\(given)").text.contains("Contact \(kept)"))
    }

    @Test(arguments: ["/contacts/10203040/record/0-1/1", "/contacts/1/record/0-1/1", "/contacts/10203040/record/9-9/1"])
    func `what is not there is a page that says so`(path: String) async throws {
        let page = try await open(path)
        #expect(page.status == 404)
        #expect(page.text.contains("There is no such record"))
    }
}
