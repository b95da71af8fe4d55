import Linking
import Testing

@testable import Domain

struct ContactQueryTests {
    private func contact(_ id: String, _ first: String?, _ last: String?, _ email: String? = nil) -> Contact {
        Contact(
            id: ContactID(id), firstName: first, lastName: last, email: email, owner: nil, phones: [],
            modifiedAt: .beginning)
    }

    private func query(_ text: String) -> ContactQuery { ContactQuery(text, defaultRegion: Region("ES")) }

    private var crowd: [Contact] {
        [
            contact("1", "Ana", "Díaz", "ana.diaz@acme.com"), contact("2", "Anabel", "Díaz"),
            contact("3", "Ana", "Dias"), contact("4", "Ana", "Díaz Pérez"), contact("5", "Luis", "Ruiz", "ana@diaz.es"),
            contact("6", "José", "García", "jose@gmail.com"), contact("7", nil, nil, "boss@acme.com"),
        ]
    }

    @Test(arguments: [
        ("Ana Díaz", ["1", "4", "2", "5", "3"]), ("diaz, ANA", ["1", "4", "2", "5", "3"]),
        ("dia an", ["3", "1", "2", "4", "5"]),
        ("garica jose", ["6"]), ("ana.diaz@acme.com", ["1"]), ("acme.com", ["7", "1"]), ("@acme", ["7", "1"]),
        ("boss@acm", ["7"]), ("jose@gma", ["6"]), ("gmail.com", []), ("ana ruiz", ["5"]), ("ana garcia", []),
        ("???", []),
    ])
    func `the very words come before beginnings and errors, names before addresses`(text: String, ids: [String]) {
        #expect(query(text).ranked(crowd).map(\.id.value) == ids)
    }

    @Test func `the very address comes first`() {
        let twins = [contact("1", "Ana", nil, "ana@acme.com.mx"), contact("2", nil, nil, "Ana@acme.com")]
        #expect(query("ana@acme.com").ranked(twins).map(\.id.value) == ["2", "1"])
    }

    @Test(arguments: ["+34 622 333 444", "34622333444", "622-333-444", "tel: 0034 (622) 333444", "wa.me/34622333444"])
    func `a number in any spelling is the same question`(text: String) throws {
        let phone = try #require(query(text).phone)
        #expect(phone.keys == [PhoneKey(canonicalDigits: "34622333444")])
        #expect(phone.exact.first == PhoneKey(canonicalDigits: "34622333444").indexEntry)
    }

    @Test func `five digits and more may be a beginning, with the code or without`() {
        #expect(query("62233").phone?.beginnings.first == PhoneQuery.Beginning(code: nil, national: "62233"))
        #expect(query("0622 33").phone?.beginnings.first == PhoneQuery.Beginning(code: nil, national: "62233"))
        #expect(query("+34 62 23").phone?.beginnings == [PhoneQuery.Beginning(code: "34", national: "6223")])
        #expect(query("6223").phone == nil)
        #expect(query("Ana 62233").phone == nil && query("62233@acme.com").phone == nil)
    }

    @Test func `nothing but signs asks nothing`() {
        #expect(query(" ?! ").isEmpty && query("").isEmpty)
        #expect(query("12").id == ContactID("12") && query("١٢").id == nil)
        #expect(query(String(repeating: "a b c d e f g h i j ", count: 9)).terms.count == ContactQuery.termsMax)
    }
}
