import Domain
import Linking
import Testing

@testable import Sync

struct PhonePlanTests {
    private static func contact(_ phones: [(String, String)]) -> Contact {
        Contact(
            id: ContactID("1"), firstName: "Oriol", lastName: nil, email: nil, owner: nil,
            phones: phones.map { ContactPhone(property: $0.0, text: $0.1) }, modifiedAt: .beginning)
    }

    private func plan(
        _ phones: [(String, String)], number: String? = "34622333444", property: String? = "phone",
        others: Set<PhoneKey> = []
    ) -> PhonePlan {
        planPhoneWrite(
            number, on: Self.contact(phones), property: property, others: others, region: Region("ES"))
    }

    @Test func `the chosen field is replaced by the number in full, whatever stood there`() {
        #expect(plan([]) == .replace(PhoneChange(property: "phone", before: "", after: "+34622333444")))
        #expect(
            plan([("phone", "910 000 000 (work)"), ("mobilephone", "600 000 001")], property: "mobilephone")
                == .replace(PhoneChange(property: "mobilephone", before: "600 000 001", after: "+34622333444")))
    }

    @Test(arguments: [("phone", "622 33 34 44"), ("mobilephone", "+34 622 333 444")])
    func `a field that says the number already leaves all fields as they are`(property: String, text: String) {
        guard case .leave(let reason) = plan([("phone", "910 000 000"), (property, text)].uniqued()) else {
            Issue.record("something would be written over")
            return
        }
        #expect(reason.contains(text))
    }

    @Test func `the number of another person who is linked to the contact is not written over`() throws {
        let other = try #require(PhoneKey(waID: "34600000002"))
        let phones = [("phone", "+34 600 000 002")]
        #expect(plan(phones, others: [other]) != plan(phones))
        #expect(plan(phones, number: other.digits, others: [other]) == plan(phones, number: other.digits))
    }

    @Test func `nothing is written where the workspace says so or WhatsApp gives no number that can be dialled`() {
        // The last one is of before Côte d'Ivoire's ten digits, as WhatsApp keeps it.
        let plans = [
            plan([], property: nil), plan([], number: nil), plan([], number: "ES.1234"),
            plan([("phone", "+225 07 12 34 56 78")], number: "22512345678"),
        ]
        #expect(
            plans.allSatisfy {
                if case .leave = $0 { true } else { false }
            })
    }
}

extension [(String, String)] {
    /// Of several with one name the last.
    fileprivate func uniqued() -> Self {
        Dictionary(self, uniquingKeysWith: { $1 }).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
