import Domain
import Storage

/// Why a phone write cannot be taken back, for people.
enum RestorationHindrance {
    /// `nil` = it can, as far as the mirror knows; HubSpot is looked at again before anything is written.
    static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ write: PhoneWrite
    ) throws -> String? {
        if write.restores != nil { return "This is a restoration itself. Link by hand again to write the number." }
        // One that is on its way is followed by its restoration.
        guard write.state == .written || write.state == .writing else {
            return "Nothing was written, so there is nothing to restore."
        }
        guard let contact = try ContactTable.living(connection, workspace, write.contact) else {
            return "HubSpot does not have contact \(write.contact) any more."
        }
        let holds = contact.phones.first { $0.property == write.change.property }?.text ?? ""
        // The mirror may not have been read since: then it still says what stood there before.
        if write.state == .written, ![write.change.after, write.change.before].contains(holds) {
            let text = holds.isEmpty ? "nothing" : "“\(holds)”"
            return "Somebody changed “\(write.change.property)” since: HubSpot holds \(text) now, which stays."
        }
        return nil
    }
}
