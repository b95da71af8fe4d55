import Domain
import Sandbox

/// What people do in HubSpot's own pages.
extension World {
    private static let phoneProperties = ["phone", "mobilephone", "hs_whatsapp_phone_number"]

    private enum HubSpotAct: Sendable {
        case add, changePhone, changeOwner, changeName, delete, forget, merge, archiveOwner, addOwner, revokeToken
    }

    func hubSpotActs() {
        let act: HubSpotAct = dice.choose([
            .add: 25, .changePhone: 20, .changeOwner: 15, .changeName: 5, .delete: 8, .forget: 2, .merge: 10,
            .archiveOwner: 6, .addOwner: 2, .revokeToken: 1,
        ])
        let contact = dice.pick(hubSpot.contacts().map(\.id)) ?? ""
        switch act {
        case .add: addContact()
        case .changePhone: change(contact, phoneProperties())
        case .changeOwner: change(contact, ["hubspot_owner_id": dice.pick(owners + [""]) ?? ""])
        case .changeName: change(contact, ["firstname": "Contact \(time.now)"])
        case .delete:
            note("contact \(contact) is deleted")
            hubSpot.deleteContact(contact)
        case .forget:
            note("contact \(contact) is forgotten")
            hubSpot.deleteContactForPrivacy(contact)
        case .merge: merge()
        case .archiveOwner: toggleOwner()
        case .addOwner: addOwner(owners.count + 1)
        case .revokeToken: replaceToken()
        }
    }

    func addContact() {
        var properties = phoneProperties()
        properties["firstname"] = "Contact"
        properties["hubspot_owner_id"] = dice.chance(0.5) ? dice.pick(owners) : nil
        let id = hubSpot.addContact(properties)
        note("contact \(id) is added: \(properties.sorted { $0.key < $1.key })")
    }

    func addOwner(_ number: Int) {
        owners.append(hubSpot.addOwner(email: "owner\(number)@example.net", firstName: "Owner", lastName: "\(number)"))
    }

    /// The full numbers that stand in a contact's phone fields.
    func fullNumbers(of contact: SandboxContact) -> Set<String> {
        let texts = Self.phoneProperties.compactMap { contact.properties[$0] }
        let own = numbers.map { SimPhone(ownNumber: $0.digits) }
        return Set((knownPhones + own).filter { phone in texts.contains { phone.spellings.contains($0) } }.map(\.waID))
    }

    private func change(_ contact: String, _ properties: [String: String]) {
        note("contact \(contact) changes: \(properties.sorted { $0.key < $1.key })")
        truth.touched[contact] = time.now
        hubSpot.changeContact(contact, properties)
    }

    private func phoneProperties() -> [String: String] {
        var properties: [String: String] = [:]
        for property in Self.phoneProperties where dice.chance(property == "phone" ? 0.7 : 0.15) {
            properties[property] = phoneText()
        }
        return properties
    }

    private func phoneText() -> String {
        // Few numbers, so that contacts and people meet.
        guard let phone = dice.pick(knownPhones), dice.chance(0.85) else {
            return dice.pick(["", "n/a", "ask Ana", "+" + (numbers.first?.digits ?? "")]) ?? ""
        }
        return dice.pick(dice.chance(0.9) ? phone.spellings : phone.puzzles) ?? ""
    }

    private func merge() {
        let contacts = hubSpot.contacts()
        guard let merged = dice.pick(contacts) else { return }
        let numbers = fullNumbers(of: merged)
        let others = contacts.filter { $0.id != merged.id }
        let alike = others.filter { !fullNumbers(of: $0).isDisjoint(with: numbers) }
        guard let primary = dice.pick(alike.isEmpty || dice.chance(0.3) ? others : alike) else { return }
        let survivor = hubSpot.mergeContacts(primary: primary.id, merged: merged.id)
        for id in [merged.id, primary.id, survivor ?? ""] { truth.touched[id] = Timestamp(milliseconds: .max) }
        note("contact \(merged.id) is merged into \(primary.id), now \(survivor ?? "-")")
    }

    private func toggleOwner() {
        guard let owner = dice.pick(hubSpot.owners()) else { return }
        hubSpot.setOwner(owner.id, archived: !owner.isArchived)
        note("owner \(owner.id) \(owner.isArchived ? "comes back" : "leaves")")
    }

    /// The old token is good no more; whoever has it must be given the new one.
    private func replaceToken() {
        hubSpot.setToken(token, nil)
        token = "token-\(time.now)"
        hubSpot.setToken(token, .allScopes)
        note("the HubSpot token is replaced")
    }
}
