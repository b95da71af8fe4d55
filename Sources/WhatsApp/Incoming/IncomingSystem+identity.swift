import Domain

extension WebhookValue {
    /// Who somebody was and is now, if this message is the notice of it. Old spellings of the notice are read too:
    /// `new_wa_id` and `customer` for the phones, and the former BSUID only in the sentence.
    func identityChange(in message: JSON) -> (old: PersonReference, new: PersonReference)? {
        guard message["type"]?.text == "system", let system = message["system"],
            let kind = system["type"]?.text, Self.identityNotices.contains(kind)
        else { return nil }
        let new = WhatsAppIdentifier.person(phone: system["wa_id"] ?? system["new_wa_id"], userID: system["user_id"])
        let old = former(message, system, unlike: new)
        guard !old.isAnonymous, !new.isAnonymous else { return nil }
        return (old, new)
    }

    private static let identityNotices: Set = [
        "user_changed_number", "user_changed_user_id", "customer_changed_number",
    ]

    /// An identifier that equals the new one is not a former one: senders differ in which of the two they put outside.
    private func former(_ message: JSON, _ system: JSON, unlike new: PersonReference) -> PersonReference {
        let candidates = [
            WhatsAppIdentifier.person(phone: system["customer"], userID: system["previous_user_id"]),
            WhatsAppIdentifier.person(phone: message["from"], userID: message["from_user_id"]),
            formerInSentence(system["body"]?.text, new: new),
        ]
        return PersonReference(
            userID: candidates.compactMap(\.userID).first { $0 != new.userID },
            phone: candidates.compactMap(\.phone).first { $0 != new.phone })
    }

    /// `User … changed from <old> to <new>`: names may say anything, so the end must name the identifier that the
    /// notice itself calls the new one.
    private func formerInSentence(_ sentence: String?, new: PersonReference) -> PersonReference {
        let words = (sentence ?? "").suffix(400).split(separator: " ")
        guard words.count >= 4, words[words.count - 4] == "from", words[words.count - 2] == "to" else {
            return PersonReference()
        }
        let oldWord = String(words[words.count - 3])
        let newWord = String(words[words.count - 1])
        if let userID = new.userID?.value, newWord == userID || newWord == userID + ".",
            WhatsAppIdentifier.isUserID(oldWord)
        {
            return PersonReference(userID: BusinessScopedUserID(oldWord))
        }
        if let phone = new.phone, WhatsAppIdentifier.phone(newWord.filter { $0 != "." }) == phone {
            return PersonReference(phone: WhatsAppIdentifier.phone(oldWord))
        }
        return PersonReference()
    }
}
