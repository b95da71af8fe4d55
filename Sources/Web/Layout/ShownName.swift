import Domain
import Storage

/// What people and groups are called on a page: their own names as they are, and where there is none, words in the
/// language of whoever looks.
extension PersonName {
    var shownName: String {
        knownName ?? (isForgotten ? localized("A forgotten person") : localized("Person \(id)"))
    }
}

extension Person {
    var shownName: String { PersonName(self).shownName }
}

extension GroupSummary {
    var shownName: String { group.name ?? localized("Group without a name") }
}

extension SideName {
    var shownName: String {
        switch self {
        case .person(let person): person.shownName
        case .group(let group): group.shownName
        }
    }
}

extension InboxChat {
    /// As HubSpot calls the contact, where there is one.
    var shownName: String { contactName ?? side.shownName }
}
