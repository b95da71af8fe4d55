public import Domain
import HubSpot

extension Records {
    /// Takes a contact into the mirror that it does not have yet. `nil` = HubSpot has none with this id; the answer is
    /// the survivor's id where it was merged away.
    func bring(_ contact: ContactID) async throws -> ContactID? {
        let (connections, workspace) = (connections, workspace)
        return try await ask(before: patienceEnd) { client in
            let mirror = Mirror(
                database: connections.database, workspace: workspace, client: client, changes: connections.changes,
                clock: connections.clock, ids: connections.ids)
            return try await mirror.bring(contact)
        }
    }

    /// Makes a contact and returns its id. HubSpot wants an e-mail address or a name; `RecordFailure.exists` names the
    /// contact that has the e-mail address already.
    public func createContact(_ values: [String: String], _ request: RecordRequest) async throws -> ContactID {
        try await checkOwner(in: values)
        let email = values["email"] ?? ""
        let names = [values["firstname"], values["lastname"]].compactMap(\.self)
        let title = (names + [email]).filter { !$0.isEmpty }.joined(separator: " ")
        let creation = Creation(
            verb: "contact_created", noun: "contact", title: title, contact: nil,
            parts: values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] },
            look: { try await $0.contacts(createdSince: $1, like: values).first?.value },
            make: { client, _ in try await client.createContact(values).id.value })
        return ContactID(try await carryOut(creation, request))
    }
}
