import Domain
import Testing

struct SecretTests {
    private struct Holder {
        var name = "HubSpot"
        var token: Secret = "pat-eu1-abc"
        var older: [Secret?] = ["pat-eu1-old"]
    }

    @Test func `nothing that prints a secret shows it`() {
        let secret: Secret = "pat-eu1-abc"
        var dumped = ""
        dump(Holder(), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(Holder())", String(reflecting: Holder()), dumped] {
            #expect(!text.contains("pat-eu1"))
            #expect(text.contains(Secret.mask))
        }
    }

    @Test func `a text that quotes a secret loses it everywhere`() {
        let secret: Secret = "na1-4f0a"
        #expect(secret.removed(from: "token na1-4f0a is not na1-4f0a") == "token ••• is not •••")
        #expect(secret.removed(from: "na1-4f0a") == "•••")
        #expect(secret.removed(from: "nothing here") == "nothing here")
        #expect(Secret("").removed(from: "ab") == "ab")
        #expect(Secret("a").removed(from: "ab") == "ab")
    }

    @Test func `equal secrets are equal`() {
        #expect(Secret("a") == "a")
        #expect(Secret("a") != "b")
    }
}
