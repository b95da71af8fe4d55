import Domain
import Foundation
import Testing

@testable import HubSpot

struct HubSpotWebhookTests {
    @Test func `a changed property is told with its value, who and when`() throws {
        let change = try only(
            """
            {"eventId":1,"portalId":10203040,"occurredAt":1795219200000,"subscriptionType":"object.propertyChange",
             "objectId":546000000938,"objectTypeId":"0-1","propertyName":"mobilephone","propertyValue":"+4915112345678",
             "changeSource":"CRM_UI","sourceId":"userId:90000001"}
            """)
        #expect(
            change
                == ContactChange(
                    kind: .changed(property: "mobilephone", value: "+4915112345678"),
                    contact: ContactID("546000000938"),
                    hub: HubID("10203040"), occurredAt: Timestamp(milliseconds: 1_795_219_200_000), source: "CRM_UI",
                    sourceID: "userId:90000001"))
    }

    @Test(arguments: [
        ("contact.creation", ContactChange.Kind.created), ("contact.deletion", .deleted),
        ("contact.restore", .restored),
        ("contact.privacyDeletion", .privacyDeleted),
    ])
    func `events are known by their name, under either key`(name: String, kind: ContactChange.Kind) throws {
        #expect(try only(#"{"subscriptionType":"\#(name)","objectId":5,"portalId":1,"occurredAt":2}"#).kind == kind)
        #expect(try only(#"{"eventType":"\#(name)","objectId":5,"portalId":1,"occurredAt":2}"#).kind == kind)
    }

    @Test(arguments: ["contact.associationChange", "company.deletion", "contact", ""])
    func `other events are kept as they came`(name: String) throws {
        let change = try only(#"{"subscriptionType":"\#(name)","objectId":5}"#)
        #expect(change.kind == .unknown(name: name, raw: #"{"objectId":5,"subscriptionType":"\#(name)"}"#))
        #expect(change.contacts.isEmpty)
    }

    @Test func `an object event is a contact's only by its type id`() throws {
        #expect(try only(#"{"subscriptionType":"object.deletion","objectTypeId":"0-1"}"#).kind == .deleted)
        #expect(try only(#"{"subscriptionType":"object.deletion","objectTypeId":"0-2"}"#).kind != .deleted)
    }

    @Test func `a merge names the survivor`() throws {
        let change = try only(
            """
            {"subscriptionType":"contact.merge","objectId":941,"primaryObjectId":941,"mergedObjectIds":[938,939],
             "newObjectId":null,"portalId":1,"occurredAt":2}
            """)
        #expect(change.kind == .merged(from: ["938", "939"].map { ContactID($0) }, into: ContactID("941")))
        #expect(change.contact == ContactID("941"))
        #expect(change.contacts == ["938", "939", "941"].map { ContactID($0) })
    }

    @Test func `a merge into a new record takes the primary along`() throws {
        let change = try only(
            """
            {"subscriptionType":"contact.merge","objectId":941,"primaryObjectId":941,"mergedObjectIds":[938],
             "newObjectId":999}
            """)
        #expect(change.kind == .merged(from: ["938", "941"].map { ContactID($0) }, into: ContactID("999")))
    }

    @Test func `one strange event does not spoil the others`() {
        let body = #"[5,null,{"subscriptionType":7},{"subscriptionType":"contact.deletion","objectId":"8"}]"#
        let changes = HubSpotWebhook.changes(in: Data(body.utf8))
        #expect(changes.count == 4)
        #expect(changes.last?.kind == .deleted)
        #expect(changes.last?.contact == ContactID("8"))
    }

    @Test(arguments: ["", "x", "5", "\"text\""])
    func `a body that is no list is a problem with a sentence`(body: String) {
        let reading = HubSpotWebhook.read(Data(body.utf8))
        #expect(reading.changes.isEmpty)
        #expect(reading.problem?.hasSuffix(".") == true)
    }

    private func only(_ event: String) throws -> ContactChange {
        let changes = HubSpotWebhook.changes(in: Data("[\(event)]".utf8))
        return try #require(changes.first)
    }
}
