/// Numbers without a plus, read as dialled in the region of `plan`.
struct NationalForm {
    let part: PhonePart
    let plan: CallingPlan

    private var digits: Digits { part.digits }

    func resolve() -> NumberResolver.Resolution {
        if let abroad = dialledAbroad() { return abroad }
        if let own = ownRule(digits) { return part.number(plan.code, own, .national, region: plan.region) }
        if let plain = plain() ?? codeWithoutPlus() { return plain }
        return library()
    }

    /// 00 where the region dials it; elsewhere it is read the same way, but only probably.
    private func dialledAbroad() -> NumberResolver.Resolution? {
        if let prefix = ownInternationalPrefix { return abroad(after: prefix, .full) }
        guard digits.starts(with: "00"), plan.dialsDoubleZero else { return nil }
        let code = CallingCode(leading: digits.dropFirst(2))
        return code == nil ? nil : abroad(after: 2, .full)
    }

    private var ownInternationalPrefix: Int? {
        switch plan.code.value {
        case 1 where digits.starts(with: "011"): 3
        case 7 where digits.starts(with: "810") && digits.count > 11: 3
        case 61 where digits.starts(with: "0011"): 4
        default: nil
        }
    }

    private func abroad(after length: Int, _ certainty: ReadNumber.Certainty) -> NumberResolver.Resolution {
        InternationalForm(part: part, rule: .dialledAbroad, certainty: certainty, region: plan.region)
            .after(prefixOf: length)
    }

    private func ownRule(_ digits: Digits) -> Digits? {
        switch plan.code.value {
        case 1: NorthAmerica.national(digits)
        case 7: RussiaAndKazakhstan.national(digits)
        case 52: Mexico.national(digits)
        case 54: Argentina.national(digits)
        case 55: Brazil.national(digits)
        case 225: CoteDIvoire.national(digits)
        case 229: Benin.national(digits)
        case 241: Gabon.national(digits)
        case 378: SanMarino.national(digits)
        default: nil
        }
    }

    /// Trunk digits off, country code on: right where the length is possible and nothing else can be meant. A region's
    /// other international prefixes and carrier codes make a number longer than that.
    private func plain() -> NumberResolver.Resolution? {
        guard !isRuled, !digits.starts(with: "00"), !startsWithCode else { return nil }
        let hasTrunk = !plan.trunk.isEmpty && digits.starts(with: plan.trunk)
        guard hasTrunk || digits.digit(0) != 0 || plan.trunk.isEmpty, plan.trunk.value != 8 else { return nil }
        let national = hasTrunk ? digits.dropFirst(plan.trunk.count) : digits
        guard plan.isPossible(national.count), national.count <= Self.longestPlain else { return nil }
        return complete(national, hasTrunk: hasTrunk)
    }

    /// "34 611 222 333" in Spain: too long with the code, complete without it.
    private func codeWithoutPlus() -> NumberResolver.Resolution? {
        let rest = digits.dropFirst(plan.code.length)
        guard startsWithCode, !plan.isPossible(digits.count) else { return nil }
        guard ownRule(rest) != nil || (!isRuled && plan.isPossible(rest.count)) else { return nil }
        return InternationalForm(part: part, rule: .codeWithoutPlus, region: plan.region).resolve(digits)
    }

    private var isRuled: Bool { Self.ruled.contains(plan.code.value) }

    private var startsWithCode: Bool { digits.starts(with: plan.code.digits) }

    /// A local number without its area code has at most eight digits, and looks like a short national one where the
    /// trunk prefix is missing.
    private func complete(_ national: Digits, hasTrunk: Bool) -> NumberResolver.Resolution {
        let mayBeLocal = !hasTrunk && !plan.trunk.isEmpty && national.count <= 8 && !plan.isMobile(national.count)
        let certainty = mayBeLocal ? ReadNumber.Certainty.probable(reason: Self.noTrunk) : .full
        return part.number(plan.code, national, .national, region: plan.region, certainty: certainty)
    }

    private func library() -> NumberResolver.Resolution {
        guard let reading = Library.read(digits, in: plan.region) else { return doubleZero() ?? unclear() }
        switch reading.source {
        case .dialledAbroad:
            return part.number(reading.code, reading.national, .dialledAbroad, region: plan.region)
        case .codeWithoutPlus:
            return part.number(reading.code, reading.national, .codeWithoutPlus, region: plan.region)
        case .national:
            return doubleZero() ?? codeOrArea() ?? national(reading.national)
        }
    }

    /// "49 30 1234568" in Germany begins with the country code or with the area code 493…: validity tables judge
    /// between the two readings, where not only one of them has the length of a mobile. `nil` leaves it at the
    /// national one.
    private func codeOrArea() -> NumberResolver.Resolution? {
        let rest = digits.dropFirst(plan.code.length)
        guard startsWithCode, plan.isPossible(rest.count) else { return nil }
        if plan.isMobile(rest.count), !plan.isMobile(digits.count) {
            return part.number(plan.code, rest, .codeWithoutPlus, region: plan.region)
        }
        switch (Library.isValid(plan.code, digits), Library.isValid(plan.code, rest)) {
        case (true, false): return nil
        case (false, true):
            return part.number(plan.code, rest, .codeWithoutPlus, region: plan.region)
        default:
            return part.incomplete(
                "The digits may begin with the code of \(plan.region.code) or with an area code.", region: plan.region)
        }
    }

    private func doubleZero() -> NumberResolver.Resolution? {
        let rest = digits.dropFirst(2)
        guard digits.starts(with: "00"), rest.digit(0) != 0, CallingCode(leading: rest) != nil else { return nil }
        return abroad(after: 2, .probable(reason: "00 is not how \(plan.region.code) dials abroad."))
    }

    private func national(_ national: Digits) -> NumberResolver.Resolution {
        let isComplete = isRuled ? ownRule(national) != nil : plan.isPossible(national.count)
        guard isComplete || Renumbering.isOld(plan.code, national) else { return unclear() }
        return complete(national, hasTrunk: national.count < digits.count)
    }

    private func unclear() -> NumberResolver.Resolution {
        let name = plan.region.code
        let reason =
            plan.isLocalOnly(digits.count) || Self.ofTenDigits.contains(plan.code.value) && digits.count < 10
            ? "The area code is missing for a number in \(name)."
            : "The digits do not make a complete number in \(name)."
        return part.incomplete(reason, region: plan.region)
    }

    private static let noTrunk = "Without the trunk prefix this may be a local number that lacks its area code."
    private static let ofTenDigits: Set<Int> = [1, 7, 52, 54, 55]
    private static let longestPlain = 11
    /// Countries whose own rule says what a complete number is; what it refuses is incomplete, not plain.
    private static let ruled: Set<Int> = [1, 7, 52, 54, 55, 225, 229, 241]
}
