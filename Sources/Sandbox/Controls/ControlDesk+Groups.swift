import Domain
import Foundation

/// What the page's person does in a group, and what becomes of the group.
extension ControlDesk {
    func playGroup(
        _ act: String, _ form: [String: String], _ choice: ControlChoice, in group: SandboxGroup
    ) throws(ControlError) {
        switch act {
        case "group-subject": whatsApp.changeGroup(group.id, subject: try subject(form))
        case "group-suspend": whatsApp.suspendGroup(group.id, !group.isSuspended)
        case "group-delete": whatsApp.deleteGroup(group.id)
        case "group-approve": whatsApp.approveRequests(ofGroup: group.id)
        default: try actInGroup(act, form, choice, in: group)
        }
    }

    private func actInGroup(
        _ act: String, _ form: [String: String], _ choice: ControlChoice, in group: SandboxGroup
    ) throws(ControlError) {
        guard let person = choice.person, let customer = whatsApp.customer(person.id) else { throw .noSuchPerson }
        let isMember = group.participants.contains(person.id)
        switch act {
        case "group-join":
            guard customer.joins(group.id) else { throw .badField("The group is full, or takes nobody any more.") }
        case "group-leave": customer.leaves(group.id)
        case "group-remove": whatsApp.remove(customer, fromGroup: group.id)
        case "say", "react":
            guard isMember, !group.isDeleted, !group.isSuspended else {
                throw .badField("Only who is in a group that lives can write in it.")
            }
            try speak(act, form, customer, in: group)
        default: throw .badField("In a group there is no such thing.")
        }
    }

    private func speak(
        _ act: String, _ form: [String: String], _ customer: SandboxCustomer, in group: SandboxGroup
    ) throws(ControlError) {
        if act == "react" {
            customer.reacts(form["emoji"]?.first.map(String.init), to: try message(form).wamid, inGroup: group.id)
        } else {
            let quoted = form["reply"].flatMap { $0.isEmpty ? nil : $0 }
            customer.sends(try content(form), inGroup: group.id, replyingTo: quoted)
        }
    }

    /// A group of the number that is looked at, with the page's person in it.
    func makeGroup(_ form: [String: String], _ choice: ControlChoice) throws(ControlError) -> HTTPReply {
        guard !choice.number.isOnBusinessApp else {
            throw .badField("\(choice.number.verifiedName) is also on a phone, and such numbers have no groups.")
        }
        let group = whatsApp.makeGroup(
            try subject(form), on: choice.number.id, needsApproval: form["approval"] != nil)
        if let customer = choice.person.flatMap({ whatsApp.customer($0.id) }) { customer.joins(group.id) }
        var made = choice
        made.group = whatsApp.group(group.id)
        return redirect(to: made)
    }

    private func subject(_ form: [String: String]) throws(ControlError) -> String {
        let subject = (form["subject"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...128).contains(subject.count) else { throw .badField("A group's name has 1 to 128 characters.") }
        return subject
    }
}
