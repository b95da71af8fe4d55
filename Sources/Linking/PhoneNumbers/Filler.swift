/// Digits that people type to get past a required field, and numbers that reach a service and not a person.
enum Filler {
    /// Judges the digits as they were typed.
    static func problem(typed digits: Digits) -> PhoneProblem? {
        guard digits.count >= PhoneKey.shortest else {
            return serviceNumbers.contains(digits) ? .shortNumber : .tooFewDigits
        }
        if isRepeated(digits) || isRun(digits) || isShortRun(digits) { return .filler }
        return digits.count == 6 && digits.starts(with: "116") ? .shortNumber : nil
    }

    /// Judges the digits behind the country code.
    static func problem(national digits: Digits) -> PhoneProblem? {
        if digits.isEmpty { return .tooFewDigits }
        let isPlaceholder = digits.count >= PhoneKey.shortest && (isRepeated(digits) || isRun(digits))
        return isPlaceholder ? .filler : nil
    }

    private static func isRepeated(_ digits: Digits) -> Bool {
        let ones = (powersOfTen[digits.count] - 1) / 9
        return digits.value == ones &* (digits.value % 10)
    }

    /// Along the keypad, with or without a zero in front or behind. The way back is no sign: Indian mobiles begin so.
    private static func isRun(_ digits: Digits) -> Bool {
        digits.value == 123_456_789 || digits.value == 1_234_567_890
    }

    /// Shorter runs are real numbers behind a country code, but not on their own.
    private static func isShortRun(_ digits: Digits) -> Bool {
        digits.digit(0) == 1 && (digits.value == 123_456 || digits.value == 1_234_567)
    }

    private static let serviceNumbers: Set<Digits> = ["112", "911", "999", "110", "113", "115", "118", "190", "000"]
}
