/// Who did something.
public enum Author: Sendable, Hashable {
    case liaison
    /// An API token by name.
    case token(String)
    /// A member, with the name they had when they did it.
    case member(MemberID, name: String)

    /// As it is stored: `liaison`, `token:shop`, `member:12:Ada Voss`.
    public var text: String {
        switch self {
        case .liaison: "liaison"
        case .token(let name): "token:\(name)"
        case .member(let id, let name): "member:\(id):\(name)"
        }
    }

    /// Who of the team it was, if anybody.
    public var member: MemberID? {
        switch self {
        case .member(let id, _): id
        case .liaison, .token: nil
        }
    }

    /// For sentences.
    public var name: String {
        switch self {
        case .liaison: "Liaison"
        case .token(let name): name
        case .member(_, let name): name
        }
    }

    public init(text: String) {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count == 3, parts[0] == "member", let id = MemberID(text: parts[1]) {
            self = .member(id, name: String(parts[2]))
        } else if text.hasPrefix("token:") {
            self = .token(String(text.dropFirst(6)))
        } else {
            self = .liaison
        }
    }
}
