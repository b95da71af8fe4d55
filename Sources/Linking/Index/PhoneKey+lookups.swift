extension PhoneKey {
    /// The entries under which a contact with this very number stands, or with a spelling that is probably the same
    /// line. National digits *and* code must match. 1 to 8, without repetitions, this key's own first.
    public var exactLookups: [IndexEntry] {
        exactSpellings.map { IndexEntry($0) }.distinct
    }

    /// The national digits under which a contact stands whose text, read in this number's country, may be this number:
    /// the exact look-ups', retired spellings, the digits as dialled at home, and all digits typed without a plus.
    /// At most `mostFuzzyLookups`, without repetitions. The code is not looked at.
    public var fuzzyLookups: [String] {
        let spellings = exactSpellings + [CanonicalForm.former(run)].compactMap(\.self)
        let national = spellings.map { IndexEntry($0) }
        let whole = spellings.map { IndexEntry(typed: $0) }
        let dialled = spellingsAtHome.map { IndexEntry(typed: $0) }
        var seen: Set<String> = []
        return (national + whole + dialled).map(\.national).filter { seen.insert($0).inserted }
    }

    public static let mostFuzzyLookups = 24

    /// International digits: this key, then one edge away. A number with Argentina's 9 *and* 15 has an edge to this
    /// one, but none leads back.
    private var exactSpellings: [Digits] {
        let run = run
        let aliases = probableAliases.map(\.run)
        guard run.starts(with: Argentina.code.digits),
            let fifteen = Argentina.withFifteen(run.dropFirst(Argentina.code.length))
        else { return [run] + aliases }
        return [run] + aliases + [Argentina.code.digits.followed(by: "9").followed(by: fifteen)]
    }

    /// What is dialled for this number inside its country, where more than a zero stands in front of the national
    /// digits, and the same behind a country code without a plus.
    private var spellingsAtHome: [Digits] {
        let run = run
        guard let code = CallingCode(leading: run), let plan = CallingPlan.of(code) else { return [] }
        let national = run.dropFirst(code.length)
        let trunks = Self.trunks(plan)
        let fifteen = code == Argentina.code ? Argentina.withFifteen(national) : nil
        return trunks.map { $0.followed(by: national) }
            + trunks.map { code.digits.followed(by: $0).followed(by: national) }
            + [fifteen, fifteen.map(code.digits.followed)].compactMap(\.self)
    }

    private static func trunks(_ plan: CallingPlan) -> [Digits] {
        switch plan.code.value {
        case Mexico.code.value: ["044", "045", "01"]
        case Brazil.code.value: ["0"] + Brazil.carriers
        case 375: ["8", "80"]
        default: plan.trunk.isEmpty ? [] : [plan.trunk]
        }
    }
}
