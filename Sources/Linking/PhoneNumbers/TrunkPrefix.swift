/// The digits that are dialled in front of a number inside its country and do not belong behind a country code.
enum TrunkPrefix {
    /// The national number behind `code`. `bracketedZero` says that "(0)" stood in front of it.
    static func dropped(_ code: CallingCode, _ typed: Digits, bracketedZero: Bool) -> Digits {
        let written = bracketedZero && keepsZero(code) ? Digits("0").followed(by: typed) : typed
        switch code.value {
        case 1: return written.count == 11 && written.digit(0) == 1 ? written.dropFirst(1) : written
        case 7: return RussiaAndKazakhstan.afterCode(written)
        case 52: return Mexico.national(written) ?? written
        case 55: return Brazil.afterCode(written)
        case 54: return Argentina.afterCode(written)
        case 241: return Gabon.afterCode(written)
        default: return plain(code, written)
        }
    }

    /// Italy, San Marino, the Vatican, Côte d'Ivoire, Benin, Congo and Gabon: the zero is part of the number.
    private static func keepsZero(_ code: CallingCode) -> Bool {
        switch code.value {
        case 39, 378, 379, 225, 229, 242, 241: true
        default: false
        }
    }

    private static func plain(_ code: CallingCode, _ written: Digits) -> Digits {
        guard let plan = CallingPlan.of(code), !keepsZero(code), !plan.trunk.isEmpty else { return written }
        let trunk = plan.trunk
        if trunk.value == 8 { return afterEight(plan, written) }
        return written.starts(with: trunk) && written.count > trunk.count ? written.dropFirst(trunk.count) : written
    }

    /// Belarus, Lithuania, Turkmenistan, Uzbekistan: numbers may begin with 8 themselves, so libphonenumber decides.
    private static func afterEight(_ plan: CallingPlan, _ written: Digits) -> Digits {
        guard written.digit(0) == 8 || written.digit(0) == 0 else { return written }
        return Library.national(code: plan.code, written) ?? written
    }
}
