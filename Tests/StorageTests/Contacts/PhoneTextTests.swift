import Domain
import Testing

@testable import Storage

struct PhoneTextTests {
    /// Everything a line could be broken by, in every place of a short text.
    @Test func `whatever a phone field holds comes back byte for byte`() {
        let characters = ["\\", "\n", "\t", "\r", "\r\n", "n", "7", "é", "\u{2028}", "\u{85}", ""]
        for first in characters {
            for second in characters {
                for third in characters {
                    let phones = [
                        ContactPhone(property: "phone", text: first + second + third + "1"),
                        ContactPhone(property: "mobilephone", text: "1" + first + second + third),
                    ]
                    #expect(PhoneText.phones(in: PhoneText.text(of: phones)) == phones)
                }
            }
        }
    }

    @Test func `no phones are an empty text`() {
        #expect(PhoneText.text(of: []).isEmpty)
        #expect(PhoneText.phones(in: "").isEmpty)
    }
}
