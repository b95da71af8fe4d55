import Linking
import Testing

struct DisplayFormTests {
    @Test(arguments: [
        ("5215512345678", "+52 55 1234 5678"), ("16505551234", "+1 650-555-1234"),
        ("4915123456789", "+49 1512 3456789"), ("22997123456", "+229 01 97 12 34 56"),
        ("390645678901", "+39 06 4567 8901"), ("447700900123", "+44 7700 900123"),
        ("5531987654321", "+55 31 98765-4321"), ("999123456", "+999123456"), ("+34 611", "+34611"), ("", ""),
        ("n/a", "n/a"),
    ])
    func `digits are grouped as in their country`(digits: String, shown: String) {
        #expect(displayForm(of: digits) == shown)
    }
}
