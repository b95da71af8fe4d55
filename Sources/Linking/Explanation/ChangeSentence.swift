/// What would have to be different for another decision about a contact.
enum ChangeSentence {
    static func of(
        _ contact: ContactFit, _ others: [ContactFit], _ setting: FuzzySetting
    ) -> String {
        guard let best = contact.best, let fit = best.fit else { return certain(contact) }
        if fit == .exact { return exact(others) }
        let hindrance = Hindrance.of(contact, setting)
        if let hindrance { return certain(contact) + " " + sentence(hindrance, contact) }
        return certain(contact) + " " + among(others)
    }

    /// How the text would have to be written to leave no doubt.
    private static func certain(_ contact: ContactFit) -> String {
        guard let key = contact.number.key else {
            return "As soon as WhatsApp gives a phone number, it is compared."
        }
        guard let best = contact.best, best.fit == .national, let code = CallingCode(leading: key.run) else {
            return "With +\(key) in one of its phone fields the contact would fit without doubt."
        }
        let isWhole = best.number?.rule == .codeWithoutPlus
        return "With \(isWhole ? "a plus" : "+\(code.value)") in front it would be certain."
    }

    private static func exact(_ others: [ContactFit]) -> String {
        others.isEmpty
            ? "If another contact had the same full number, this would be a conflict."
            : "If only this contact had the number, it would be linked."
    }

    private static func among(_ others: [ContactFit]) -> String {
        switch others.count {
        case 0: "If another contact fitted as well, this would be a suggestion."
        case 1: "If “\(others[0].candidate.name)” had another number, this would be linked."
        default: "If the \(others.count) other contacts had other numbers, this would be linked."
        }
    }

    private static func sentence(_ hindrance: Hindrance, _ contact: ContactFit) -> String {
        switch hindrance {
        case .setting:
            return "Under the setting “guarded” it would be linked when a chat is opened."
        case .probable:
            return "Only the setting “wide” links another spelling without asking, when a chat is opened."
        case .foreign(let code):
            return "Only the setting “wide” passes over the +\(code.value) in the text."
        case .otherCountry(let text, let code):
            return "Without “\(MatchSentence.quoted(text))”, which names +\(code.value), it would be linked when a "
                + "chat is opened."
        case .claimed(let other):
            return "The same text is also the number of +\(other) on WhatsApp."
        case .homeNumber:
            return "If WhatsApp's name for the person agreed with “\(contact.candidate.name)”, it would be linked "
                + "when a chat is opened."
        }
    }
}
