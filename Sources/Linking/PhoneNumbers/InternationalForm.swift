/// Numbers that begin with a country code, behind a plus or an international prefix.
struct InternationalForm {
    let part: PhonePart
    var rule = ReadingRule.international
    var certainty = ReadNumber.Certainty.full
    /// The region whose international prefix was dialled, for the record.
    var region: Region?
    /// Digits in front of the country code that are no longer in the run.
    var dropped = 0

    /// Digits behind "00".
    func afterZeros() -> NumberResolver.Resolution {
        after(prefixOf: 2)
    }

    func after(prefixOf length: Int) -> NumberResolver.Resolution {
        var form = self
        form.dropped = length
        return form.resolve(part.digits.dropFirst(length))
    }

    func resolve(_ digits: Digits) -> NumberResolver.Resolution {
        if part.hasPlus, dropped == 0, digits.starts(with: "00") { return afterZeros() }
        guard digits.count >= PhoneKey.shortest else { return .rejected(.tooFewDigits) }
        guard let code = CallingCode(leading: digits) else {
            return withoutCode(digits)
        }
        let typed = digits.dropFirst(code.length)
        let zero = part.bracketedZero == dropped + code.length
        let national = TrunkPrefix.dropped(code, typed, bracketedZero: zero)
        let isShorter = zero ? national.count == typed.count : national.count < typed.count
        let applied = isShorter && rule == .international ? ReadingRule.trunkDropped : rule
        return part.number(code, national, applied, region: region, certainty: certainty)
    }

    /// "+8 916 …" is mostly Russian with its trunk digit. Where the digits happen to begin with a code (+84, +880),
    /// they are read under it: how a number is spaced must not change what it is.
    private func withoutCode(_ digits: Digits) -> NumberResolver.Resolution {
        guard digits.count == 11, digits.digit(0) == 8 else {
            return part.incomplete("The digits do not begin with the code of any country.")
        }
        let reason = "+8 is no country code; the number may be Russian, written with its trunk digit 8."
        let national = digits.dropFirst(1)
        return part.number(RussiaAndKazakhstan.code, national, .incomplete, certainty: .ambiguous(reason: reason))
    }
}
