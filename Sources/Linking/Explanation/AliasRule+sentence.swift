extension AliasRule {
    /// Why the two spellings may be one line, as the second half of a sentence.
    var explanation: String {
        switch self {
        case .argentinaMobileNine:
            "in Argentina the 9 marks a mobile, and without it the number may be somebody else's landline"
        case .argentinaNineAndFifteen: "Argentina's 9 and 15 both mark a mobile, and only one of them belongs there"
        case .brazilTrunking: "in Brazil numbers beginning with 6 or 7 are in use with and without the ninth digit"
        case .ivoryCoastTenDigits:
            "Côte d'Ivoire put two digits in front in 2021, and six prefixes lead to one old number"
        case .italyLostZero: "an Italian landline keeps its 0, which seems to be lost"
        case .italyMobileZero: "Italian mobiles were written with a 0 until 2001"
        case .sanMarinoArea: "San Marino's numbers are written with and without 0549, and also through Italy"
        case .kosovoFormerCode:
            "Kosovo's numbers stood under this country code until about 2017, and it belongs to another country today"
        case .renumbered: "the country changed its numbers, and one is the old form of the other"
        }
    }
}
