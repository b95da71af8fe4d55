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
}
