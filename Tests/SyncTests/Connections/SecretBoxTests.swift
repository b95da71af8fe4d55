import Foundation
import Sync
import Testing

struct SecretBoxTests {
    private let passphrase = "sixteen letters!"

    @Test(arguments: ["", "demo-hubspot-token", "clé 🔑 \"\\\n"])
    func `what was sealed is opened with the same key`(secret: String) throws {
        let sealed = try SecretBox(passphrase: passphrase).seal(secret, purpose: "token")
        #expect(try SecretBox(passphrase: passphrase).open(sealed, purpose: "token") == secret)
        #expect(sealed.range(of: Data("demo".utf8)) == nil)
    }

    @Test func `sealing twice does not show that it is the same secret`() throws {
        let box = try SecretBox(passphrase: passphrase)
        #expect(try box.seal("token", purpose: "a") != box.seal("token", purpose: "a"))
    }

    @Test func `another key, purpose or a changed byte opens nothing`() throws {
        let box = try SecretBox(passphrase: passphrase)
        let sealed = try box.seal("token", purpose: "a")
        let other = try SecretBox(passphrase: passphrase + "!")
        #expect(throws: SecretBoxError.cannotOpen) { try other.open(sealed, purpose: "a") }
        #expect(throws: SecretBoxError.cannotOpen) { try box.open(sealed, purpose: "b") }
        #expect(throws: SecretBoxError.cannotOpen) { try box.open(Data(), purpose: "a") }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SecretBoxError.cannotOpen) { try box.open(changed, purpose: "a") }
        }
    }

    @Test func `a short key is refused`() {
        #expect(throws: SecretBoxError.keyTooShort) { try SecretBox(passphrase: "fifteen letters") }
    }
}
