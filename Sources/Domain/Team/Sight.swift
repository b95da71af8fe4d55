/// The business numbers whose chats somebody sees. Whoever has a chat with one of them, or is or was in a group on it,
/// is somebody they see.
public enum Sight: Sendable, Equatable {
    case all
    case some(Set<BusinessNumberID>)

    public func includes(_ number: BusinessNumberID) -> Bool {
        switch self {
        case .all: true
        case .some(let numbers): numbers.contains(number)
        }
    }
}
