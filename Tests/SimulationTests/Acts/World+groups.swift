import Domain
import Foundation
import Sandbox

/// What happens in the groups of the number that is on no phone. WhatsApp tells whole seconds, so nobody comes and goes
/// within one.
extension World {
    private static let groupsMax = 2

    private enum GroupAct: Sendable {
        case make, join, leave, remove, write, react, rename, suspend, delete, send
    }

    func groupActs() async {
        let act: GroupAct = dice.choose([
            .make: 6, .join: 25, .leave: 8, .remove: 4, .write: 45, .react: 8, .rename: 4, .suspend: 2, .delete: 1,
            .send: 8,
        ])
        let living = whatsApp.groups().filter { !$0.isDeleted }
        guard let group = dice.pick(living), act != .make else {
            if whatsApp.groups().count < Self.groupsMax { makeGroup() }
            return
        }
        let inside = customers.filter { group.participants.contains($0.id) }
        switch act {
        case .join: if let customer = dice.pick(customers) { join(customer, group) }
        case .leave: if let customer = dice.pick(inside) { leave(customer, group) }
        case .remove: remove(group)
        case .write: if let customer = dice.pick(inside), !group.isSuspended { write(customer, in: group) }
        case .react: if let customer = dice.pick(inside), !group.isSuspended { react(customer, in: group) }
        case .rename: rename(group)
        case .suspend: suspend(group)
        case .delete: delete(group)
        case .send: await send(to: group)
        case .make: break
        }
    }

    private func makeGroup() {
        guard let number = numbers.first(where: { !$0.isOnBusinessApp }) else { return }
        let group = whatsApp.makeGroup("Group \(truth.newWord()) & <co>", on: number.id)
        note("group \(group.id) is made on \(number.id)")
        truth.groups[group.id] = GroupTruth(subject: group.subject)
        passSeconds()
    }

    /// Whoever follows the link is seen with number and BSUID.
    private func join(_ customer: Customer, _ group: SandboxGroup) {
        passSeconds()
        guard customer.hand.joins(group.id) else { return }
        note("customer \(customer.id.value) joins \(group.id)")
        truth.groups[group.id]?.enter(customer.id, at: time.now)
        truth.show(customer.id, phone: customer.person.visibleNumber, at: time.now)
        passSeconds()
    }

    private func leave(_ customer: Customer, _ group: SandboxGroup) {
        passSeconds()
        customer.hand.leaves(group.id)
        note("customer \(customer.id.value) leaves \(group.id)")
        truth.groups[group.id]?.leave(customer.id, at: time.now)
        truth.show(customer.id, phone: customer.person.visibleNumber, at: time.now)
        passSeconds()
    }

    /// The webhook names them as the business did: by the number alone, which is only theirs without doubt if they keep
    /// it.
    private func remove(_ group: SandboxGroup) {
        let index = customers.indices.filter { index in
            let customer = customers[index]
            return group.participants.contains(customer.id) && customer.isSettled
                && customer.person.visibleNumber != nil
        }.randomElement(using: &dice)
        guard let index else { return }
        passSeconds()
        customers[index].wasNamedByNumberAlone = true
        whatsApp.remove(customers[index].hand, fromGroup: group.id)
        note("customer \(customers[index].id.value) is removed from \(group.id)")
        truth.groups[group.id]?.leave(customers[index].id, at: time.now)
        passSeconds()
    }

    private func write(_ customer: Customer, in group: SandboxGroup) {
        guard let number = whatsApp.account.number(group.number) else { return }
        let word = truth.newWord()
        let quoted = dice.chance(0.25) ? dice.pick(truth.messages(inGroup: group.id))?.wamid : nil
        let wamid = customer.hand.writes(text(word), inGroup: group.id, replyingTo: quoted)
        tell(wamid, customer, number, .word(word), replyingTo: quoted, group: group.id)
    }

    private func react(_ customer: Customer, in group: SandboxGroup) {
        let words = truth.messages(inGroup: group.id).filter { $0.target == nil }
        guard let target = dice.pick(words)?.wamid, let number = whatsApp.account.number(group.number) else { return }
        let emoji = dice.pick([nil, "👍", "❤️", "😮"]) ?? nil
        let wamid = customer.hand.reacts(emoji, to: target, inGroup: group.id)
        tell(wamid, customer, number, .reaction(to: target, emoji: emoji), group: group.id)
    }

    private func rename(_ group: SandboxGroup) {
        passSeconds()
        let subject = "Group \(truth.newWord()) & <co>"
        whatsApp.changeGroup(group.id, subject: subject)
        note("group \(group.id) is now \(subject)")
        truth.groups[group.id]?.subject = subject
        passSeconds()
    }

    private func suspend(_ group: SandboxGroup) {
        passSeconds()
        whatsApp.suspendGroup(group.id, !group.isSuspended)
        note("group \(group.id) is \(group.isSuspended ? "cleared" : "suspended")")
        passSeconds()
    }

    private func delete(_ group: SandboxGroup) {
        passSeconds()
        whatsApp.deleteGroup(group.id)
        note("group \(group.id) is deleted")
        truth.groups[group.id]?.end(at: time.now)
        passSeconds()
    }

    /// Another program sends: ours hears how far it came with each participant.
    private func send(to group: SandboxGroup) async {
        let body: JSON = [
            "messaging_product": "whatsapp", "recipient_type": "group", "to": .string(group.id), "type": "text",
            "text": ["body": "from elsewhere"],
        ]
        // What a number of our own received is not counted, so of a group of such there is nothing to expect.
        let own = numbers.map(\.digits)
        let others = customers.filter { customer in
            group.participants.contains(customer.id) && !own.contains(customer.person.visibleNumber ?? "")
        }
        if others.isEmpty { return }
        passSeconds()
        guard await post(body, from: group.number) else { return }
        note("something is sent to \(group.id)")
        for customer in customers where group.participants.contains(customer.id) {
            truth.show(customer.id, phone: customer.person.visibleNumber, at: time.now)
        }
        // Until the last has read it.
        time.advance(.seconds(10))
    }
}
