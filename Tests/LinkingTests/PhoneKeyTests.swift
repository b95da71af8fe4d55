import Foundation
import Linking
import Testing

struct PhoneKeyTests {
    @Test(arguments: [
        "", "12345", "1234567890123456", "016505551234", "+16505551234", "1650555123a", "US.13491208655302741918",
        "16505551234 ", "1650555\u{0661}234", "244482926760154@lid",
    ])
    func `what is no WhatsApp number gives no key`(text: String) {
        #expect(PhoneKey(waID: text) == nil)
    }

    @Test(arguments: [
        ("123456", "123456"), ("999999999999999", "999999999999999"), ("5215512345678", "525512345678"),
        ("5211512345678", "5211512345678"), ("525512345678", "525512345678"), ("22997123456", "2290197123456"),
        ("2290197123456", "2290197123456"), ("553187654321", "5531987654321"), ("554532782153", "554532782153"),
        ("552087654321", "552087654321"), ("22512345678", "22512345678"),
    ])
    func `an id becomes the current form`(waID: String, digits: String) {
        #expect(PhoneKey(waID: waID)?.digits == digits)
        #expect(PhoneKey(waID: waID.dropFirst(0)) == PhoneKey(canonicalDigits: digits))
    }

    @Test func `a bridged string is read like a native one`() {
        let bridged = NSString(string: "5215512345678") as String
        #expect(PhoneKey(waID: bridged)?.digits == "525512345678")
    }

    @Test func `keys are coded as text and checked on the way in`() throws {
        let key = try #require(PhoneKey(waID: "16505551234"))
        let data = try JSONEncoder().encode([key])
        #expect(String(decoding: data, as: UTF8.self) == #"["16505551234"]"#)
        #expect(try JSONDecoder().decode([PhoneKey].self, from: data) == [key])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([PhoneKey].self, from: Data(#"["0650"]"#.utf8))
        }
    }

    @Test func `damaged text from the database does not trap`() {
        #expect(PhoneKey(canonicalDigits: "16505551234999999999999").digits.utf8.count == 15)
        #expect(PhoneKey(canonicalDigits: "x1-650").digits == "1650")
    }

    @Test func `the national digits leave the country code out`() {
        #expect(PhoneKey(waID: "5215512345678")?.nationalDigits == "5512345678")
        #expect(PhoneKey(waID: "390645678901")?.nationalDigits == "0645678901")
        #expect(PhoneKey(waID: "999123456")?.nationalDigits == "999123456")
    }

    @Test func `aliases are one step away`() throws {
        let old = try #require(PhoneKey(waID: "22512345678"))
        #expect(old.probableAliases.count == 6)
        let new = try #require(PhoneKey(waID: "2250712345678"))
        #expect(new.probableAliases == [old])
        #expect(PhoneKey(waID: "37744123456")?.probableAliases == [])
    }

    @Test func `regions are known countries in either case`() {
        #expect(Region("de")?.code == "DE")
        #expect(Region("XX") == nil)
        #expect(Region("DEU") == nil)
        #expect(Region("é") == nil)
        #expect(Region("") == nil)
    }
}
