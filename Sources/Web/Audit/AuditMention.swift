import Domain

/// A value of an entry: somebody or something by its id, or a text.
enum AuditMention: Sendable, Equatable {
    case person(PersonID)
    case contact(ContactID)
    case owner(OwnerID)
    case number(BusinessNumberID)
    case member(MemberID)
    case chat(ChatID)
    case outgoing(OutgoingID, kind: String)
    /// Something of HubSpot's, with what it is called.
    case record(RecordNoun, id: String, title: String)
    case account(AccountNoun, id: String)
    case text(String)

    enum RecordNoun: String, Sendable {
        case contact, deal, ticket, task, note
    }

    enum AccountNoun: String, Sendable {
        case hubspot, whatsapp, portfolio, workspace
    }

    init(_ value: String) {
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let told = parts.count == 2 ? parts[1] : ""
        let rest = told.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        // Fields are written `name: value`: those have no id.
        let id = rest.first ?? ""
        self = id.isEmpty ? .text(value) : Self.mention(parts[0], id, rest.dropFirst().first ?? "") ?? .text(value)
    }

    private static func mention(_ noun: Substring, _ id: Substring, _ words: Substring) -> AuditMention? {
        if let noun = RecordNoun(rawValue: String(noun)), noun != .contact || !words.isEmpty {
            return .record(noun, id: String(id), title: String(words))
        }
        if noun == "outgoing" { return OutgoingID(text: id).map { .outgoing($0, kind: String(words)) } }
        guard words.isEmpty else { return nil }
        switch noun {
        case "person": return PersonID(text: id).map { .person($0) }
        case "contact": return .contact(ContactID(String(id)))
        case "owner": return .owner(OwnerID(String(id)))
        case "number": return .number(BusinessNumberID(String(id)))
        case "member": return MemberID(text: id).map { .member($0) }
        case "chat": return ChatID(text: id).map { .chat($0) }
        case _: return AccountNoun(rawValue: String(noun)).map { .account($0, id: String(id)) }
        }
    }

    var person: PersonID? {
        if case .person(let id) = self { id } else { nil }
    }

    var contact: ContactID? {
        if case .contact(let id) = self { id } else { nil }
    }

    var outgoing: OutgoingID? {
        if case .outgoing(let id, _) = self { id } else { nil }
    }
}
