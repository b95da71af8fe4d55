/// Reads contacts' texts with one person in mind.
struct PhoneMatcher: Sendable {
    let number: WhatsAppNumber
    private let home: CallingPlan?
    /// The plan of the person's country, where it is not the workspace's own: there the first reading says all.
    private let abroad: CallingPlan?
    private let code: CallingCode?

    init(_ number: WhatsAppNumber, defaultRegion: Region?) {
        self.number = number
        home = defaultRegion.flatMap(CallingPlan.of)
        code = number.key.flatMap { CallingCode(leading: $0.run) }
        abroad = code == home?.code ? nil : code.flatMap(CallingPlan.of)
    }

    var defaultRegion: Region? { home?.region }

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
        if let reread, let abroad, let (kind, evidence) = national(reread) ?? zeroLost(reread, abroad.region) {
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

    /// Spreadsheets drop a zero in front. Where the zero is part of the number, as in Côte d'Ivoire, or opens a prefix,
    /// as in Mexico's 044, nothing else makes the rest complete.
    private func zeroLost(_ reread: PhoneReading, _ region: Region) -> (Fit, Evidence)? {
        for read in reread.numbers where read.isAmbiguous && !read.namesCountry && read.typed.digit(0) != 0 {
            let restored = readPhones(in: "0" + read.typed.text, defaultRegion: region)
            if let key = number.key, let whole = restored.numbers.first, whole.isFull, whole.key == key,
                !whole.namesCountry
            {
                return (.probable, .probableReading(whole, reason: "A zero in front seems to be lost."))
            }
        }
        return nil
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
            switch same.certainty {
            case .full:
                if !isOnlyAssigned(read, same) { return .complete(same.key, home.region) }
            case .probable: return .local(home.region)
            case .ambiguous:
                if home.isLocalOnly(same.typed.count) { return .local(home.region) }
            }
        }
        return read.key.indexEntry.national.utf8.count < Self.shortestDistinctive ? .short : nil
    }

    /// Of two readings of one text, only the one abroad is a number that its country has given out. The tables lag
    /// behind and never refuse a number, but between two readings they may speak.
    private func isOnlyAssigned(_ abroad: ReadNumber, _ home: ReadNumber) -> Bool {
        Self.isAssigned(abroad.key) && !Self.isAssigned(home.key)
    }

    private static func isAssigned(_ key: PhoneKey) -> Bool {
        guard let code = CallingCode(leading: key.run) else { return false }
        return Library.isValid(code, key.run.dropFirst(code.length))
    }

    /// Local numbers without their area code have up to seven digits nearly everywhere.
    private static let shortestDistinctive = 8
}
