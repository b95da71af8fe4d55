import Domain
import Storage

/// What follows when an address book calls somebody otherwise than before, whether a file or a phone told.
struct BookNaming {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp

    /// A name is evidence where names are compared, and it stands in every entry of the person.
    func follow(_ person: PersonID) throws {
        if try LinkTable.active(connection, workspace, person: person) == nil {
            try LinkQueueTable.add(connection, workspace, person: person, cause: "address book", now: now)
        } else {
            try TimelineEntryTable.markAll(connection, workspace, person: person, pace: pace, now: now)
        }
    }
}
