import Domain
import HubSpot
import Sandbox
import Synchronization
import Testing

struct SandboxWebhookTests {
    static let url = "https://bridge.example.net/webhooks/hubspot"

    @Test func `what people do in HubSpot arrives signed and is understood`() async throws {
        var options = HubSpotSandboxOptions.prompt
        options.webhooks = HubSpotWebhookTarget(url: Self.url, clientSecret: "secret")
        let account = SandboxAccount(options: options)
        let lena = account.hub.addContact(["firstname": "Lena"])
        let mara = account.hub.addContact(["firstname": "Mara"])
        let noor = account.hub.addContact(["firstname": "Noor"])
        account.hub.changeContact(lena, ["mobilephone": "+4915112345678"])
        let survivor = try #require(account.hub.mergeContacts(primary: lena, merged: mara))
        account.hub.deleteContactForPrivacy(noor)
        let changes = await deliver(account)
        #expect(changes.count { $0.kind == .created } == 3)
        #expect(changes.contains { $0.kind == .changed(property: "mobilephone", value: "+4915112345678") })
        #expect(
            changes.contains { $0.kind == .merged(from: [ContactID(mara)], into: ContactID(survivor)) })
        #expect(changes.contains { $0.kind == .privacyDeleted && $0.contact == ContactID(noor) })
        #expect(changes.allSatisfy { $0.hub == HubID("10203040") })
    }

    private func deliver(_ account: SandboxAccount) async -> [ContactChange] {
        let received = Mutex<[ContactChange]>([])
        await account.hub.deliverWebhooks(
            through: HTTPExchange { call throws(HTTPFailure) in
                let isSigned = HubSpotSignature.verify(
                    method: call.method.rawValue, uri: call.url, body: call.body,
                    timestamp: call.headers[HubSpotSignature.timestampHeader],
                    signature: call.headers[HubSpotSignature.header], secrets: ["secret"], now: account.clock.now)
                if isSigned { received.withLock { $0 += HubSpotWebhook.changes(in: call.body) } }
                return HTTPReply(status: isSigned ? 200 : 401)
            })
        return received.withLock { $0 }
    }
}
