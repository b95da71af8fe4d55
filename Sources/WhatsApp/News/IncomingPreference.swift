import Domain

extension WebhookValue {
    /// One entry of `user_preferences`: a customer does or does not want marketing messages of the business.
    func readPreference(_ preference: JSON, isOnly: Bool, into log: inout EventLog) {
        let own = WhatsAppIdentifier.person(phone: preference["wa_id"], userID: preference["user_id"])
        let person = contacts.completing(own, isOnlyMessage: isOnly)
        let category = preference["category"]?.text ?? "marketing_messages"
        guard category == "marketing_messages", let word = Self.choices[preference["value"]?.text?.lowercased() ?? ""],
            let at = preference["timestamp"]?.moment, let number, !person.isAnonymous
        else {
            return log.keepUnknown(
                "preference", category == "marketing_messages" ? "incomplete" : category, preference)
        }
        log.append(.marketingChoice(MarketingChoice(number: number, person: person, word: word, at: at)))
    }

    private static let choices: [String: MarketingChoice.Word] = ["stop": .stopped, "resume": .resumed]
}
