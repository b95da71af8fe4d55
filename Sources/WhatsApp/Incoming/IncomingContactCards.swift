import Domain

/// Cards from the sender's address book, or the sender's own as the answer to a request button.
enum IncomingContactCards {
    static func read(_ message: JSON) -> MessageContent? {
        let cards = message["contacts"].list.compactMap(card)
        return cards.isEmpty ? nil : .contactCards(cards)
    }

    /// `nil` for a card with nothing on it.
    private static func card(_ card: JSON) -> ContactCard? {
        let phones = card["phones"].list
        let read = ContactCard(
            name: name(card["name"]), phones: phones.compactMap { $0["phone"]?.text ?? $0.text },
            emails: card["emails"].list.compactMap { $0["email"]?.text ?? $0.text },
            organization: card["org"]?["company"]?.text,
            answersRequest: card["origin"]?.text == "contact_request",
            whatsAppPhones: phones.compactMap { WhatsAppIdentifier.phone($0["wa_id"]?.text) })
        let isEmpty =
            read.name == nil && read.organization == nil && read.phones.isEmpty && read.emails.isEmpty
            && read.whatsAppPhones.isEmpty
        return isEmpty ? nil : read
    }

    private static func name(_ name: JSON?) -> String? {
        if let formatted = name?["formatted_name"]?.text ?? name?.text { return formatted }
        let parts = ["first_name", "middle_name", "last_name"].compactMap { name?[$0]?.text }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
