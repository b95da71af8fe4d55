import CPhoneNumber

/// What libphonenumber makes of digits. It takes some 20 microseconds, so the plain cases never come here.
enum Library {
    struct Reading {
        enum Source { case national, dialledAbroad, codeWithoutPlus }

        let code: CallingCode
        let national: Digits
        let source: Source
    }

    static func read(_ digits: Digits, in region: Region) -> Reading? {
        read(digits.text, region: region.code)
    }

    /// The national number behind a country code, as the country dials it.
    static func national(code: CallingCode, _ typed: Digits) -> Digits? {
        guard let reading = read("+" + code.digits.text + typed.text, region: nil), reading.code == code else {
            return nil
        }
        return reading.national
    }

    /// Whether the tables know the number as assigned. They lag behind and are no gate: this only chooses between two
    /// readings of one text.
    static func isValid(_ code: CallingCode, _ national: Digits) -> Bool {
        let text = national.text
        return cphone_is_valid(Int32(code.value), text, text.utf8.count) == 1
    }

    private static func read(_ text: String, region: String?) -> Reading? {
        var number = cphone_number()
        guard cphone_parse(text, text.utf8.count, region, &number) == 1 else { return nil }
        guard let national = digits(of: number) else { return nil }
        return Reading(
            code: CallingCode(Int(number.calling_code)), national: national, source: source(number.source))
    }

    private static func digits(of number: cphone_number) -> Digits? {
        withUnsafeBytes(of: number.national) { bytes in
            Digits(ascii: bytes.prefix(Int(number.national_count)))
        }
    }

    private static func source(_ raw: UInt8) -> Reading.Source {
        switch UInt32(raw) {
        case CPHONE_DIALLED_INTERNATIONALLY.rawValue: .dialledAbroad
        case CPHONE_CODE_WITHOUT_PLUS.rawValue, CPHONE_PLUS_SIGN.rawValue: .codeWithoutPlus
        default: .national
        }
    }
}
