/// One phone text of a contact against one person.
struct PhoneFit: Sendable {
    let phone: CandidatePhone
    /// As the workspace's default region reads it.
    let reading: PhoneReading
    let evidence: Evidence
    var fit: Fit?
    /// The number that fits as it was read in the person's country.
    var abroad: Abroad?
    /// Set only where the text names another country and its national digits are the person's.
    var foreign: ReadNumber?
    /// A country that the text names and that is not the person's.
    var otherCountry: CallingCode?

    /// What the text is when it is read in the person's country and not in the workspace's.
    struct Abroad: Sendable {
        let region: Region
        let evidence: Evidence
        /// The text may be a complete or local number where the workspace is at home.
        let home: HomeNumber?
    }

    /// What the workspace's own country makes of the same digits.
    enum HomeNumber: Hashable, Sendable {
        case complete(PhoneKey, Region)
        case local(Region)
        /// So few digits that they may be a local number of any country.
        case short
    }

    /// The number that speaks for the text.
    var number: ReadNumber? { abroad?.evidence.number ?? foreign ?? evidence.number }

    /// Higher says more about the pair.
    var weight: Int { (fit?.weight ?? 0) * 10 + evidence.verdict.weight }
}
