/// The rules under which two spellings are one number without doubt. Applied to ids and to texts alike.
enum CanonicalForm {
    /// The digits of the current spelling. Arithmetic only: this runs for every webhook.
    static func of(_ digits: Digits) -> UInt64 {
        switch digits.leading(2) {
        case 52: Mexico.canonical(digits)
        case 55: Brazil.canonical(digits)
        case 22: Benin.canonical(digits)
        default: digits.value
        }
    }

    /// The retired spelling that `of` turns into `digits`; `nil` where there is none.
    static func former(_ digits: Digits) -> Digits? {
        let former: Digits? =
            switch digits.leading(2) {
            case 52: Digits("521").followed(by: digits.dropFirst(2))
            case 55: digits.prefix(4).followed(by: digits.dropFirst(5))
            case 22 where digits.starts(with: "22901"): Benin.code.digits.followed(by: digits.dropFirst(5))
            default: nil
            }
        return former.flatMap { $0 != digits && of($0) == digits.value ? $0 : nil }
    }
}
