import Domain
import Storage

extension Chat {
    /// Whether what is said there on this day has a place on somebody's timeline.
    func isShown(_ connection: any SQLConnection, _ workspace: WorkspaceID, on day: LocalDay) throws -> Bool {
        try side.isShown(connection, workspace, id, on: day)
    }
}

extension Chat.Side {
    func isShown(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, on day: LocalDay
    ) throws -> Bool {
        guard try TimelineShowingTable.find(connection, workspace, chat).isShown else { return false }
        return switch self {
        case .person(let person): try LinkTable.active(connection, workspace, person: person) != nil
        case .group: try ParticipantTable.hasLinked(connection, workspace, chat, on: day)
        }
    }
}
