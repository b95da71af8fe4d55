public import Domain
import Linking
public import Storage

/// What a link by hand does to the contact's phone in HubSpot.
public enum PhonePlan: Sendable, Equatable {
    case replace(PhoneChange)
    /// Nothing, and why not.
    case leave(String)
}

/// Decides which phone field a link by hand replaces. Nothing that says the person's number already is written over,
/// and neither is the number of somebody else who is linked to the contact.
///
/// - Parameters:
///   - phone: WhatsApp's digits of the person; `nil` = not known.
///   - property: what the workspace has chosen; `nil` = leave phones alone.
///   - others: numbers of other persons linked to this contact.
///   - region: completes national numbers.
func planPhoneWrite(
    _ phone: String?, on contact: Contact, property: String?, others: Set<PhoneKey>, region: Region?
) -> PhonePlan {
    guard let property else { return .leave("This workspace leaves phones in HubSpot as they are.") }
    guard let phone, let key = PhoneKey(waID: phone) else {
        return .leave("WhatsApp gives no phone number for this person, so there is none to write.")
    }
    guard key.isAssigned else {
        return .leave(
            "WhatsApp has \(displayForm(of: key.digits)), which nobody can dial (any more), so HubSpot's text stays.")
    }
    func says(_ text: String, _ number: String) -> Bool {
        comparePhones(text: text, region: region, waID: number).verdict == .same
    }
    if let same = contact.phones.first(where: { says($0.text, phone) }) {
        return .leave("HubSpot has this number already, in “\(same.property)”: \(same.text)")
    }
    let before = contact.phones.first { $0.property == property }?.text ?? ""
    if let other = others.sorted().first(where: { $0 != key && says(before, $0.digits) }) {
        return .leave("“\(property)” holds \(displayForm(of: other.digits)), the number of another person linked here.")
    }
    return .replace(PhoneChange(property: property, before: before, after: "+\(key)"))
}

extension PhonePlan {
    /// As things are stored now.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: Person, _ contact: Contact
    ) throws -> PhonePlan {
        let settings = try WorkspaceTable.find(connection, workspace)
        let phones = try LinkTable.phones(connection, workspace, linkedTo: [contact.id])[contact.id] ?? []
        return planPhoneWrite(
            person.phone, on: contact, property: settings?.phoneProperty, others: phones,
            region: settings?.defaultRegion)
    }
}
