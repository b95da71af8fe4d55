import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Synchronization
import TestEngines
import Testing

@testable import Web

struct WhatsAppPageTests {
    private static let page = "/integrations/whatsapp"

    @Test(arguments: TestEngine.available)
    func `accounts are shown with their numbers, findings and the callback address`(engine: TestEngine) async throws {
        try await withWhatsApp(engine) { site, _ in
            let page = try await site.page(Self.page)
            for words in [
                "Taller Puig", "Support MX", "+52 55 1234 0000", "Nothing was checked yet.", "Mara Voss",
                "https://liaison.example.net/webhooks/whatsapp", "New app secret",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(try await site.get("\(Self.page)?format=csv").text.hasPrefix("id,"))
        }
        try await withWhatsApp(engine, story: .bare) { site, _ in
            let page = try await site.page(Self.page)
            #expect(page.contains("No WhatsApp Business account is connected yet."))
        }
        try await withWhatsApp(engine, story: .failing) { site, _ in
            let page = try await site.page(Self.page)
            #expect(page.contains("Meta reports quality RED"))
        }
    }

    @Test func `what is filled in reaches the connection, and its refusal is shown without the secrets`() async throws {
        try await withWhatsApp { site, asked in
            let form = "account_id=+77+&token=tok-1&app_secret=sec-1&verify_token=ver-1"
            let answer = try await site.submit(Self.page, form)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("app secret") && answer.text.contains(#"value="77""#))
            #expect(!answer.text.contains("tok-1") && !answer.text.contains("sec-1"))
            let missing = try await site.submit(Self.page, "account_id=77&token=t")
            #expect(missing.text.contains("Something is missing: app secret."))
            for (path, more) in [("check", ""), ("secret", "&app_secret=new"), ("disconnection", "")] {
                let done = try await site.submit("\(Self.page)/\(path)", "account_id=102290129340398\(more)")
                #expect(done.status == .seeOther, "\(path)")
            }
            #expect(asked.words == ["connect 77", "check", "secret new", "disconnect"])
        }
    }

    @Test func `names that somebody chose stay text`() async throws {
        try await withWhatsApp { site, _ in
            try await site.rows.run([
                """
                UPDATE business_numbers SET verified_name = '<script>alert(1)</script>' WHERE number_id = \
                \(Rows.number)
                """
            ])
            for page in [Self.page, "/integrations", "/integrations/hubspot/timeline"] {
                #expect(!(try await site.get(page).text.contains("<script>alert")))
            }
        }
    }
}

private final class AskedOfWhatsApp: Sendable {
    private let asked = Mutex<[String]>([])

    var words: [String] { asked.withLock { $0 } }

    func add(_ word: String) {
        asked.withLock { $0.append(word) }
    }
}

private func withWhatsApp(
    _ engine: TestEngine = .sqlite, story: Story = .full,
    _ test: @Sendable (Site, AskedOfWhatsApp) async throws -> Void
) async throws {
    let asked = AskedOfWhatsApp()
    try await withSite(
        engine, story: story,
        setup: { site in
            site.services.whatsApp = WhatsAppActions(
                connect: { credentials, _ in
                    asked.add("connect \(credentials.account)")
                    throw ConnectRefusal.wrongAppSecret
                }, signUp: { _, _ in asked.add("sign up") }, check: { _ in asked.add("check") },
                rotateSecret: { _, secret, _, _ in asked.add("secret \(secret.revealed)") },
                disconnect: { _, _ in asked.add("disconnect") })
        }, { try await test($0, asked) })
}
