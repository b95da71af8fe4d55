import Domain
import Sandbox
import Testing

struct WebhookEventTests {
    private let inbox = WebhookInbox()

    private func scene(_ adjust: (inout HubSpotWebhookTarget) -> Void = { _ in }) -> HubSpotScene {
        var target = WebhookInbox.target
        adjust(&target)
        return HubSpotScene { [target] in $0.webhooks = target }
    }

    private func events(_ scene: HubSpotScene) async -> [JSON] {
        await scene.sandbox.deliverWebhooks(through: inbox.exchange)
        return inbox.events
    }

    @Test func `deletion, restoration and privacy deletion are told, the last one beside a deletion`() async throws {
        let scene = scene()
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.deleteContact(id)
        scene.sandbox.restoreContact(id)
        scene.sandbox.deleteContactForPrivacy(id)
        let events = await events(scene)
        #expect(
            inbox.kinds == [
                "contact.creation", "contact.deletion", "contact.restore", "contact.privacyDeletion",
                "contact.deletion",
            ])
        #expect(events.allSatisfy { $0["objectId"]?.string == id })
        #expect(events[1]["changeFlag"] == "DELETED")
    }

    @Test(arguments: [false, true])
    func `a merge names the primary, the merged and the new record`(makesNew: Bool) async throws {
        let scene = HubSpotScene {
            $0.webhooks = WebhookInbox.target
            $0.mergeMakesNewRecord = makesNew
        }
        let kept = scene.sandbox.addContact(["firstname": "Lena"])
        let given = scene.sandbox.addContact(["firstname": "Leni", "city": "Bonn", "phone": "123456"])
        let survivor = try #require(scene.sandbox.mergeContacts(primary: kept, merged: given))
        let merge = try #require(await events(scene).last)
        #expect(merge["subscriptionType"] == "contact.merge")
        #expect(merge["primaryObjectId"]?.string == kept)
        #expect(merge["mergedObjectIds"]?.array.map(\.string) == [given])
        #expect(merge["newObjectId"]?.string == (makesNew ? survivor : nil))
        #expect(merge.object.keys.contains("newObjectId"))
        #expect(merge["numberOfPropertiesMoved"] == 2)
    }

    @Test func `what nobody subscribed is not told`() async throws {
        let scene = scene {
            $0.subscriptions = [
                HubSpotSubscription("contact.propertyChange", propertyName: "city"),
                HubSpotSubscription("contact.deletion", isActive: false),
            ]
        }
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.changeContact(id, ["phone": "123456", "city": "Bonn"])
        scene.sandbox.deleteContact(id)
        let events = await events(scene)
        #expect(events.map { $0["propertyName"]?.string } == ["city"])
        #expect(scene.sandbox.nextWebhookDue == nil)
    }

    @Test func `who a contact is and whose it is is told unless other subscriptions are made`() async throws {
        let scene = scene()
        let owner = scene.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.changeContact(
            id, ["city": "Bonn", "hubspot_owner_id": owner, "lastname": "Ott", "mobilephone": "123456"])
        let names = await events(scene).compactMap { $0["propertyName"]?.string }
        #expect(names == ["hubspot_owner_id", "lastname", "mobilephone"])
    }

    @Test func `ids are numbers, and an event's own is not unique`() async throws {
        let scene = scene()
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.deleteContact(id)
        let events = await events(scene)
        #expect(Set(events.map { $0["eventId"] }).count == 1)
        #expect(Set(events.map { $0["subscriptionId"] }).count == 2)
        for name in ["eventId", "subscriptionId", "portalId", "appId", "occurredAt", "attemptNumber", "objectId"] {
            for event in events {
                guard case .integer? = event[name] else {
                    Issue.record("\(name) is no number")
                    continue
                }
            }
        }
    }

    @Test func `project apps call the same events by their object`() async throws {
        let scene = scene { $0.naming = .object }
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.deleteContactForPrivacy(id)
        let events = await events(scene)
        #expect(inbox.kinds == ["object.creation", "contact.privacyDeletion", "object.deletion"])
        #expect(events.map { $0["objectTypeId"]?.string } == ["0-1", nil, "0-1"])
    }

    @Test func `a service key has no app that could be told`() async throws {
        let scene = HubSpotScene {
            $0.webhooks = WebhookInbox.target
            $0.tokens = ["pat-eu1-key": .init(scopes: nil, kind: .serviceKey)]
        }
        scene.sandbox.addContact(["firstname": "Lena"])
        #expect(await events(scene).isEmpty)
        scene.sandbox.setToken("pat-eu1-app", .init(scopes: nil, kind: .staticApp))
        scene.sandbox.addContact(["firstname": "Leni"])
        #expect(await events(scene).count == 1)
    }

    @Test func `an app is told from its installation to its removal, if it may read contacts`() async throws {
        let oauth = OAuthScene { $0.webhooks = WebhookInbox.target }
        oauth.sandbox.addContact(["firstname": "Before"])
        _ = try await oauth.install()
        let id = oauth.sandbox.addContact(["firstname": "Lena"])
        #expect(await events(oauth.scene).map { $0["objectId"]?.string } == [id])
        oauth.sandbox.uninstall()
        oauth.sandbox.addContact(["firstname": "After"])
        #expect(await events(oauth.scene).count == 1)
    }

    @Test func `beside a pasted token an app that nobody installed silences nothing`() async throws {
        let oauth = OAuthScene {
            $0.webhooks = WebhookInbox.target
            $0.tokens = ["pat-eu1-app": .init(scopes: nil, kind: .staticApp)]
        }
        oauth.sandbox.addContact(["firstname": "Lena"])
        #expect(await events(oauth.scene).count == 1)
    }
}
