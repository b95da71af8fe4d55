public import Domain

/// Tells WhatsApp's two names of a person apart: the phone (`wa_id`) and the business-scoped user id (BSUID).
/// Meta's fields may hold either in each other's place, so the text decides, not the field's name.
public enum WhatsAppIdentifier {
    /// The digits of a phone in international form (6 to 15, none leading zero), without the plus some fields carry.
    public static func phone(_ text: String?) -> String? {
        guard let text else { return nil }
        let digits = text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        guard (6...15).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        return String(digits)
    }

    /// ISO country, dot, up to 128 letters and digits, perhaps behind `ENT.`: `ES.13491208655302741918`.
    public static func isUserID(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count > 3, bytes.dropFirst(2).first == UInt8(ascii: "."),
            bytes.prefix(2).allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 })
        else { return false }
        let afterCountry = bytes.dropFirst(3)
        let name = afterCountry.starts(with: "ENT.".utf8) ? afterCountry.dropFirst(4) : afterCountry
        return (1...128).contains(name.count) && name.allSatisfy(isLetterOrDigit)
    }

    /// The content of a field that is named as a user id. Its form has changed before, so whatever is short, printable
    /// and no phone is taken.
    public static func userID(_ text: String?) -> BusinessScopedUserID? {
        guard let text, (1...160).contains(text.utf8.count), text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }),
            phone(text) == nil
        else { return nil }
        return BusinessScopedUserID(text)
    }

    /// Somebody by a field for the phone and a field for the user id of one JSON object.
    static func person(phone: JSON?, userID: JSON?) -> PersonReference {
        let phoneText = phone?.text
        let userText = userID?.text
        return PersonReference(
            userID: Self.userID(userText) ?? phoneText.flatMap { isUserID($0) ? BusinessScopedUserID($0) : nil },
            phone: Self.phone(phoneText) ?? Self.phone(userText))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
