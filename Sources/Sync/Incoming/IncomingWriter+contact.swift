import Domain
import HubSpot
import Storage

extension IncomingWriter {
    /// HubSpot's news says which contacts to read again. What it says about them is not believed: it comes late, twice
    /// and in any order.
    mutating func apply(_ change: ContactChange) throws {
        // One app has one address for all of its accounts, and their contacts have the same small numbers as ours.
        guard change.hub == hub else {
            return count(part: "account", name: change.hub.value, sample: "A HubSpot account that is not connected.")
        }
        if case .unknown(let name, let raw) = change.kind {
            count(part: "hubspot event", name: name, sample: raw)
        }
        if case .privacyDeleted = change.kind, let contact = change.contact {
            try ContactErasureTable.ask(connection, workspace, contact, now: now)
        }
        if let contact = change.contact, let known = try ContactTable.find(connection, workspace, contact),
            change.isShown(by: known)
        {
            return
        }
        for contact in change.contacts {
            try ContactRereadTable.add(connection, workspace, contact, cause: "webhook", due: now)
        }
    }
}
