extension ReceivedMessage {
    /// Who the customer's side is, with the phone that they told about themselves: the card that answers a request for
    /// one's own number is the sender's, any other card is somebody else's until proven.
    public var knownPerson: PersonReference {
        guard direction == .incoming, group == nil, person.phone == nil, case .contactCards(let cards) = content else {
            return person
        }
        let phones = Set(cards.filter(\.answersRequest).flatMap(\.whatsAppPhones))
        guard phones.count == 1, let phone = phones.first else { return person }
        var known = person
        known.phone = phone
        return known
    }
}
