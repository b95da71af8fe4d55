/// One step from a key to another spelling that is perhaps the same line. Edges are never chained: two new numbers that
/// share an old form belong to different people.
struct AliasEdge: Hashable, Sendable {
    let key: PhoneKey
    let rule: AliasRule

    /// The edge to `national` behind `code`, or nothing when that is no possible number.
    static func list(_ code: CallingCode, _ national: Digits, _ rule: AliasRule) -> [AliasEdge] {
        guard !national.isEmpty, let key = PhoneKey(international: code.digits.followed(by: national)) else {
            return []
        }
        return [AliasEdge(key: key, rule: rule)]
    }
}

/// Why another spelling may be the same line.
enum AliasRule: String, Sendable {
    case argentinaMobileNine = "argentina-9"
    case argentinaNineAndFifteen = "argentina-9-and-15"
    case brazilTrunking = "brazil-6-7"
    case ivoryCoastTenDigits = "cote-d-ivoire-10-digits"
    case italyLostZero = "italy-lost-zero"
    case italyMobileZero = "italy-mobile-zero"
    case sanMarinoArea = "san-marino-0549"
    case kosovoFormerCode = "kosovo-383"
    case renumbered

    /// False for a code that today belongs to another country: then a person must look.
    var isProbable: Bool { self != .kosovoFormerCode }
}

extension PhoneKey {
    /// Other spellings that are probably the same line, one step away: for looking up candidates, never for linking.
    public var probableAliases: [PhoneKey] {
        aliasEdges.filter(\.rule.isProbable).map(\.key)
    }

    var aliasEdges: [AliasEdge] {
        let run = run
        guard let code = CallingCode(leading: run) else { return [] }
        return switch code.value {
        case 54: Argentina.edges(run)
        case 55: Brazil.edges(run)
        case 225: CoteDIvoire.edges(run)
        case 39: Italy.edges(run)
        case 378: SanMarino.edges(run)
        case 377, 381, 383, 386: Kosovo.edges(run)
        default: Renumbering.edges(code, run)
        }
    }
}
