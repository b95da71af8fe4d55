import Domain
import Testing
import WhatsApp

struct WhatsAppIdentifierTests {
    @Test(arguments: [
        ("34622333444", "34622333444"), ("+34622333444", "34622333444"), ("123456", "123456"),
        ("123456789012345", "123456789012345"),
    ])
    func `a phone is 6 to 15 digits, a plus aside`(text: String, digits: String) {
        #expect(WhatsAppIdentifier.phone(text) == digits)
    }

    @Test(arguments: [
        "", "+", "12345", "1234567890123456", "034622333444", "++34622333444", "34 622 333 444", "34622333444@c.us",
        "ES.20481310724416655001", "٣٤٦٢٢٣٣٣٤٤٤", "R3J1cC0x", "+0034622333444",
    ])
    func `nothing else is a phone`(text: String) {
        #expect(WhatsAppIdentifier.phone(text) == nil)
    }

    @Test(arguments: ["ES.20481310724416655001", "US.ENT.11815799212886844830", "FR.a"])
    func `a user id is country, dot, letters and digits`(text: String) {
        #expect(WhatsAppIdentifier.isUserID(text))
        #expect(WhatsAppIdentifier.userID(text)?.value == text)
    }

    @Test(arguments: [
        "", "ES.", "ES.ENT.", "es.123", "ESP.123", "ES-123", "ES.12 3", "ES.é", "34622333444",
        "ES." + String(repeating: "1", count: 129),
    ])
    func `nothing else has that form`(text: String) {
        #expect(!WhatsAppIdentifier.isUserID(text))
    }

    @Test func `a field named user id may have another form, but no phone and no prose`() {
        #expect(WhatsAppIdentifier.userID("user.0af3")?.value == "user.0af3")
        #expect(WhatsAppIdentifier.userID("34622333444") == nil)
        #expect(WhatsAppIdentifier.userID("Oriol Bosch") == nil)
        #expect(WhatsAppIdentifier.userID("") == nil)
        #expect(WhatsAppIdentifier.userID(nil) == nil)
    }
}
