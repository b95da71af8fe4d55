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
                    sourceID: "userId:90000001", key: "10203040 - 546000000938 1 1795219200000 mobilephone"))
    }

    @Test func `a repeated delivery has the key of the first, another property of the same event has not`() throws {
        let event = #""eventId":7,"subscriptionId":9,"portalId":1,"objectId":5,"occurredAt":2,"#
        let first = try only("{\(event)\"propertyName\":\"phone\",\"attemptNumber\":0}")
        let again = try only("{\(event)\"propertyName\":\"phone\",\"attemptNumber\":3}")
        let other = try only("{\(event)\"propertyName\":\"email\"}")
        #expect(first.key == again.key)
        #expect(first.key != other.key)
    }

    @Test(arguments: [
        ("phone", "+34 600", true), ("phone", "+34 601", false), ("lastname", "", true), ("lastname", "X", false),
        ("firstname", "Ana", true), ("hubspot_owner_id", "7", true), ("mobilephone", "", true),
        ("jobtitle", "Head", false),
    ])
    func `what the mirror shows already need not be read again`(property: String, value: String, isShown: Bool) throws {
        let contact = Contact(
            id: ContactID("5"), firstName: "Ana", lastName: nil, email: nil, owner: OwnerID("7"),
            phones: [ContactPhone(property: "phone", text: "+34 600")], modifiedAt: .noon)
        let change = try only(
            """
            {"subscriptionType":"contact.propertyChange","objectId":5,
             "propertyName":"\(property)","propertyValue":"\(value)"}
            """)
        #expect(change.isShown(by: contact) == isShown)
    }

    @Test func `a deletion and its privacy deletion are two events, in any order`() throws {
        let body = """
            [{"subscriptionType":"contact.privacyDeletion","objectId":5,"portalId":1,"occurredAt":2,"eventId":8},
             {"subscriptionType":"object.deletion","objectTypeId":"0-1","objectId":5,"portalId":1,"occurredAt":2,
              "eventId":8,"changeFlag":"DELETED"}]
            """
        let changes = HubSpotWebhook.changes(in: Data(body.utf8))
        #expect(changes.map(\.kind) == [.privacyDeleted, .deleted])
        #expect(changes.map(\.contacts) == [[ContactID("5")], [ContactID("5")]])
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
