extension PhoneFit {
    /// What the text and the WhatsApp number have to do with each other, with both keys.
    func sentence(_ number: WhatsAppNumber) -> String {
        guard let key = number.key else { return evidence.sentence(reading, number) }
        if let abroad { return abroad.sentence(number, key) }
        if let foreign {
            return "Same national number under another country's code: the text reads as \(foreign.key) "
                + "and WhatsApp has \(key)."
        }
        return evidence.sentence(reading, number)
    }
}

extension PhoneFit.Abroad {
    fileprivate func sentence(_ number: WhatsAppNumber, _ key: PhoneKey) -> String {
        let opening = evidence.verdict == .same ? "Same national number" : "Probably the same national number"
        let read = evidence.number.map { "read as in \(region) it is \($0.key)" } ?? "read as in \(region) it fits"
        let whatsApp = evidence.number?.key == key ? "like WhatsApp's key" : "and WhatsApp has \(key)"
        return "\(opening): the text names no country, and \(read), \(whatsApp)\(cause)." + atHome
    }

    /// Why the fit is no more than probable.
    private var cause: String {
        switch evidence {
        case .alias(_, let rule): "; \(rule.explanation)"
        case .probableReading(_, let reason): "; " + Evidence.clause(reason)
        case .sameKey(let read): read.extensionNote.map { "; with its extension \($0) the line is shared" } ?? ""
        case .unclear, .different, .nothingToCompare: ""
        }
    }

    private var atHome: String {
        switch home {
        case .complete(let key, let region):
            " But in \(region), the workspace's country, the same digits are the complete number \(key)."
        case .local(let region):
            " But in \(region), the workspace's country, the same digits may be a local number without its area code."
        case .short: " But so few digits may be a local number of any country."
        case nil: ""
        }
    }
}
