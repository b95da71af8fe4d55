/// How the other side of a chat is called on a page.
public enum SideName: Sendable, Equatable {
    case person(PersonName)
    case group(GroupSummary)

    public var displayName: String {
        switch self {
        case .person(let person): person.displayName
        case .group(let group): group.displayName
        }
    }
}
