import Domain
import Foundation
import Sandbox

/// What the business does besides the program: on its phone, and by another program with the same number.
extension World {
    private enum BusinessAct: Sendable {
        case echo, echoReaction, echoEdit, echoDeletion, echoStatus, send, block, ownNumber
    }

    func businessActs() async {
        let act: BusinessAct = dice.choose([
            .echo: 40, .echoReaction: 8, .echoEdit: 8, .echoDeletion: 5, .echoStatus: 10, .send: 10, .block: 3,
            .ownNumber: 1,
        ])
        guard let customer = dice.pick(customers), let number = dice.pick(numbers) else { return }
        if act == .send { return await send(to: customer, from: number) }
        if act == .ownNumber { return ownNumberWrites() }
        if act == .block { return customer.hand.blocks(!customer.person.hasBlockedUs) }
        guard number.isOnBusinessApp else { return }
        switch act {
        case .echo: echo(to: customer, from: number)
        case .echoReaction: echoReaction(customer, number)
        case .echoEdit: echoEdit(customer, number)
        case .echoDeletion: echoDeletion(customer, number)
        case .echoStatus: echoStatus(customer, number)
        case .send, .block, .ownNumber: break
        }
    }

    private func echo(to customer: Customer, from number: SandboxBusinessNumber) {
        let word = truth.newWord()
        let quoted = dice.chance(0.25) ? dice.pick(truth.messages(of: customer.id, on: number.id))?.wamid : nil
        let wamid = whatsApp.phoneApp(of: number.id, sends: .text(text(word)), to: customer.hand, replyingTo: quoted)
        tell(wamid, customer, number, .word(word), isIncoming: false, replyingTo: quoted)
    }

    private func echoReaction(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(reactable(customer, number)) else { return }
        let emoji = dice.pick([nil, "🎉", "👌"]) ?? nil
        let wamid = whatsApp.phoneApp(of: number.id, reacts: emoji, to: target, for: customer.hand)
        tell(wamid, customer, number, .reaction(to: target, emoji: emoji), isIncoming: false)
    }

    private func echoEdit(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(changeable(customer.id, number, isIncoming: false)) else { return }
        let word = truth.newWord()
        let wamid = whatsApp.phoneApp(of: number.id, edits: target.wamid, to: text(word), for: customer.hand)
        tell(wamid, customer, number, .edit(of: target.wamid, word: word), isIncoming: false)
    }

    private func echoDeletion(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(changeable(customer.id, number, isIncoming: false)) else { return }
        let wamid = whatsApp.phoneApp(of: number.id, deletes: target.wamid, for: customer.hand)
        tell(wamid, customer, number, .deletion(of: target.wamid), isIncoming: false)
    }

    /// What became of a message that the business wrote on its phone, in any order.
    private func echoStatus(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let message = dice.pick(changeable(customer.id, number, isIncoming: false)) else { return }
        let status: MessageStatus = dice.choose([.sent: 3, .delivered: 4, .read: 4, .failed: 2])
        var fields: [String: JSON] = [
            "id": .string(message.wamid), "status": .string(status.rawValue),
            "timestamp": .string(String(time.now.milliseconds / 1000)),
            "recipient_user_id": .string(customer.person.bsuid),
        ]
        if status == .failed { fields["errors"] = [["code": 131_026, "title": "Message undeliverable"]] }
        whatsApp.announce("messages", ["statuses": [.object(fields)]], on: number.id)
        truth.tell(status, of: message.wamid)
        note("status \(status) of \(message.wamid)")
    }

    /// Another program sends through the API: ours hears of the statuses only.
    private func send(to customer: Customer, from number: SandboxBusinessNumber) async {
        guard let digits = customer.person.visibleNumber else { return }
        let body: JSON = [
            "messaging_product": "whatsapp", "to": .string(digits), "type": "text", "text": ["body": "from elsewhere"],
        ]
        _ = await post(body, from: number.id)
    }

    /// True if WhatsApp accepted it.
    func post(_ body: JSON, from number: String) async -> Bool {
        let faults = whatsApp.faults.options
        whatsApp.faults.set(FaultOptions())
        defer { whatsApp.faults.set(faults) }
        let call = HTTPCall(
            .post, "\(UnreliableNetwork.addresses.graph)/v25.0/\(number)/messages",
            headers: [
                "authorization": "Bearer \(whatsApp.account.token)", "content-type": "application/json",
            ], body: (try? body.encoded()) ?? Data())
        return (try? await whatsApp.exchange.send(call))?.status == 200
    }
}
