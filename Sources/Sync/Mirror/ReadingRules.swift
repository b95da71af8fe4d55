import Domain
import HubSpot
import Linking
import Storage

/// By what a contact's phones are read: which fields hold them, and what completes a national number.
struct ReadingRules: Sendable, Equatable {
    /// An admin changed them since.
    struct Changed: Error {}

    let region: Region?
    let properties: [String]

    init(_ workspace: Workspace?) {
        region = workspace?.defaultRegion
        properties = HubSpotClient.phoneProperties + (workspace?.furtherPhoneProperties ?? [])
    }

    /// Each phone text is read once, and outside of any transaction. Texts of other fields are dropped.
    func reading(of contact: Contact) -> ContactTable.Reading {
        var contact = contact
        contact.phones = contact.phones.filter { properties.contains($0.property) }
        let numbers = contact.phones.flatMap { phone in
            ContactNumber.all(in: readPhones(in: phone.text, defaultRegion: region))
        }
        return ContactTable.Reading(contact: contact, numbers: numbers)
    }

    /// Throws `Changed` where the workspace has others by now.
    func check(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        if ReadingRules(try WorkspaceTable.find(connection, workspace)) != self { throw Changed() }
    }
}
