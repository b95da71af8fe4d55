/// Completes a candidate with its country code and makes the key. The region's own rules come first, then what holds
/// for all plainly dialled countries, then libphonenumber.
struct NumberResolver: Sendable {
    enum Resolution: Sendable {
        case number(ReadNumber)
        case rejected(PhoneProblem)

        /// The same, noted as read with the country of the number in front of it.
        var inherited: Resolution {
            guard case .number(var number) = self else { return self }
            number.isInherited = true
            return .number(number)
        }
    }

    private let plan: CallingPlan?
    private var inherited: CallingPlan?

    init(defaultRegion: Region?) {
        plan = defaultRegion.flatMap(CallingPlan.of)
    }

    /// The first number of a field lends its country to later ones that name none.
    mutating func inherit(from number: ReadNumber) {
        guard number.isFull, let code = CallingCode(leading: number.key.run) else { return }
        inherited = CallingPlan.of(code)
    }

    func resolve(_ part: PhonePart) -> Resolution {
        if let problem = part.problem { return .rejected(problem) }
        guard let inherited else { return resolve(part, plan) }
        return resolve(part, inherited).inherited
    }

    private func resolve(_ part: PhonePart, _ plan: CallingPlan?) -> Resolution {
        if !part.letters.isEmpty { return vanity(part, plan) }
        let digits = part.digits
        if let problem = Filler.problem(typed: digits) { return .rejected(problem) }
        if part.isChatID { return chatID(part) }
        if part.hasPlus {
            return InternationalForm(part: part).resolve(digits)
        }
        guard let plan else { return withoutRegion(part) }
        return NationalForm(part: part, plan: plan).resolve()
    }

    private func chatID(_ part: PhonePart) -> Resolution {
        guard let key = PhoneKey(international: part.digits) else {
            return .rejected(part.digits.count > PhoneKey.longest ? .tooManyDigits : .tooFewDigits)
        }
        return .number(ReadNumber(key: key, certainty: .full, rule: .chatID))
    }

    private func vanity(_ part: PhonePart, _ plan: CallingPlan?) -> Resolution {
        let isNorthAmerican = part.hasPlus ? part.digits.digit(0) == 1 : plan?.code == NorthAmerica.code
        guard isNorthAmerican, let digits = VanityLetters.digits(of: part) else { return .rejected(.letters) }
        let national = digits.count == 11 ? digits.dropFirst(1) : digits
        return part.number(
            NorthAmerica.code, national, .vanity, region: part.hasPlus ? nil : plan?.region)
    }

    private func withoutRegion(_ part: PhonePart) -> Resolution {
        if part.digits.starts(with: "00") { return InternationalForm(part: part, rule: .dialledAbroad).afterZeros() }
        return part.incomplete("The number has no country code, and no country is set to read it in.")
    }
}

extension PhonePart {
    /// The number `national` behind `code`, unless it turns out a placeholder or impossibly long or short.
    func number(
        _ code: CallingCode, _ national: Digits, _ rule: ReadingRule, region: Region? = nil,
        certainty: ReadNumber.Certainty = .full
    ) -> NumberResolver.Resolution {
        if let problem = Filler.problem(national: national) { return .rejected(problem) }
        let digits = code.digits.followed(by: national)
        guard digits.count <= PhoneKey.longest, !digits.isEmpty else { return .rejected(.tooManyDigits) }
        guard let key = PhoneKey(international: digits) else { return .rejected(.tooFewDigits) }
        return .number(
            ReadNumber(
                key: key, certainty: certainty, rule: rule, region: region, extensionNote: extensionNote,
                typed: self.digits))
    }

    /// A number that nobody but a person can complete: its key is only the digits as typed, without leading zeros.
    func incomplete(_ reason: String, region: Region? = nil) -> NumberResolver.Resolution {
        guard digits.count <= PhoneKey.longest else { return .rejected(.tooManyDigits) }
        var value = digits
        while value.digit(0) == 0, !value.isEmpty { value = value.dropFirst(1) }
        guard value.count >= PhoneKey.shortest else { return .rejected(.tooFewDigits) }
        return .number(
            ReadNumber(
                key: PhoneKey(canonical: value.value), certainty: .ambiguous(reason: reason), rule: .incomplete,
                region: region, extensionNote: extensionNote, typed: digits))
    }
}
