import Domain

/// Contacts that a stored reason names by HubSpot's ids: whoever reads a page knows them by name.
enum ContactMentions {
    static func ids(in sentence: String) -> [ContactID] {
        sentence.matches(of: /\bcontact (\d+)/).map { ContactID(String($0.1)) }
    }

    /// The sentence with the names of those that are known, in the language of whoever looks.
    static func named(_ sentence: String, _ contacts: [ContactID: Contact]) -> String {
        localizedSentence(sentence).replacing(/\b(contacto?) (\d+)/) { match in
            let name = contacts[ContactID(String(match.2))]?.displayName
            return "\(match.1) \(name ?? String(match.2))"
        }
    }
}
