import Domain

extension WebhookValue {
    /// One entry of `state_sync`: somebody in the address book of the phone that shares this number, added, edited
    /// (which comes as `add`) or removed. Other states of the phone are not documented and are kept as unknown.
    func readBookContact(_ state: JSON, into log: inout EventLog) {
        let contact = state["contact"]
        let person = WhatsAppIdentifier.person(phone: contact?["phone_number"], userID: contact?["user_id"])
        guard let action = Self.bookActions[state["action"]?.text?.lowercased() ?? ""],
            state["type"]?.text ?? "contact" == "contact", let at = state["metadata"]?["timestamp"]?.moment, let number,
            !person.isAnonymous
        else { return log.keepUnknown("state", missingPart(of: state, person), state) }
        log.append(
            .bookContact(
                BookContact(
                    number: number, person: person, name: action == .remove ? nil : Self.bookName(contact),
                    isRemoved: action == .remove, at: at)))
    }

    private enum BookAction {
        case add
        case remove
    }

    private static let bookActions: [String: BookAction] = ["add": .add, "edit": .add, "remove": .remove]

    private static func bookName(_ contact: JSON?) -> String? {
        (contact?["full_name"]?.text ?? contact?["first_name"]?.text).flatMap(BookEntry.clean)
    }

    private func missingPart(of state: JSON, _ person: PersonReference) -> String {
        if !state.isObject { return "not an object" }
        let type = state["type"]?.text ?? "contact"
        if type != "contact" { return type }
        let action = state["action"]?.text ?? ""
        if Self.bookActions[action.lowercased()] == nil {
            return action.isEmpty ? "contact without action" : "contact \(action)"
        }
        if state["metadata"]?["timestamp"]?.moment == nil { return "contact without timestamp" }
        return person.isAnonymous ? "contact without identifier" : "contact without business number"
    }
}
