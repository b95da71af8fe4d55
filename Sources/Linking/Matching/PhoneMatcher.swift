/// Reads contacts' texts with one person in mind.
struct PhoneMatcher: Sendable {
    let number: WhatsAppNumber
    private let home: CallingPlan?

    var defaultRegion: Region? { home?.region }

    /// The plan of the person's country, where it is not the workspace's own: there the first reading says all.
    private let abroad: CallingPlan?
    private let code: CallingCode?

    init(_ number: WhatsAppNumber, defaultRegion: Region?) {
        self.number = number
        home = defaultRegion.flatMap(CallingPlan.of)
        code = number.key.flatMap { CallingCode(leading: $0.run) }
        abroad = code == home?.code ? nil : code.flatMap(CallingPlan.of)
    }

    /// By full numbers: exact, probable, or no fit.
    func full(_ phone: CandidatePhone) -> PhoneFit {
        let reading = readPhones(in: phone.text, defaultRegion: home?.region)
        let evidence = Evidence.best(reading, number)
        let fit: Fit? =
            switch evidence.verdict {
            case .same: .exact
            case .probable: .probable
            case .ambiguous, .different, .none: nil
            }
        return PhoneFit(phone: phone, reading: reading, evidence: evidence, fit: fit)
    }

    /// By full and by national numbers, and with the countries that the text names.
    func any(_ phone: CandidatePhone) -> PhoneFit {
        var fit = full(phone)
        let reread = abroad.map { readPhones(in: phone.text, defaultRegion: $0.region) }
        fit.otherCountry = otherCountry(fit.reading) ?? reread.flatMap(otherCountry)
        guard fit.fit == nil else { return fit }
        if let reread, let abroad, let (kind, evidence) = national(reread) {
            fit.fit = kind
            fit.abroad = PhoneFit.Abroad(
                region: abroad.region, evidence: evidence, home: homeNumber(evidence.number, fit.reading))
        } else if let foreign = foreign(fit.reading) {
            fit.fit = .foreign
            fit.foreign = foreign
        }
        return fit
    }

    private func otherCountry(_ reading: PhoneReading) -> CallingCode? {
        reading.numbers.lazy.filter(\.namesCountry).compactMap(\.callingCode).first { $0 != code }
    }

    /// The number is the person's once it is read in the person's country. An extension makes it a shared line.
    private func national(_ reread: PhoneReading) -> (Fit, Evidence)? {
        let nameless = reread.numbers.filter { !$0.namesCountry }
        let evidence = Evidence.best(PhoneReading(numbers: nameless), number)
        return switch evidence.verdict {
        case .same: (evidence.number?.extensionNote == nil ? .national : .probable, evidence)
        case .probable: (.probable, evidence)
        case .ambiguous, .different, .none: nil
        }
    }

    private func foreign(_ reading: PhoneReading) -> ReadNumber? {
        guard let code, let wanted = number.key?.indexEntry.national else { return nil }
        return reading.numbers.first { read in
            guard read.namesCountry, let named = read.callingCode, named != code else { return false }
            return read.key.indexEntry.national == wanted
        }
    }

    /// What the same digits are at home: the readings are matched by what was typed.
    private func homeNumber(_ read: ReadNumber?, _ atHome: PhoneReading) -> PhoneFit.HomeNumber? {
        guard let read else { return nil }
        if let home, let same = atHome.numbers.first(where: { $0.typed == read.typed }) {
            if !same.isAmbiguous { return .complete(same.key, home.region) }
            if home.isLocalOnly(same.typed.count) { return .local(home.region) }
        }
        return read.key.indexEntry.national.utf8.count < Self.shortestDistinctive ? .short : nil
    }

    /// Local numbers without their area code have up to seven digits nearly everywhere.
    private static let shortestDistinctive = 8
}
