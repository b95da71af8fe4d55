import Domain
import Sandbox

/// What customers do on their phones.
extension World {
    private enum CustomerAct: Sendable {
        case write, send, react, edit, delete, changeNumber, changeUserID, hide, rename, arrive, takeOver, writeUnnamed
    }

    func customerActs() {
        let act: CustomerAct = dice.choose([
            .write: 40, .send: 15, .react: 8, .edit: 8, .delete: 5, .changeNumber: 3, .changeUserID: 1, .hide: 4,
            .rename: 2, .arrive: 5, .takeOver: 2, .writeUnnamed: 6,
        ])
        guard let index = customers.indices.randomElement(using: &dice), let number = dice.pick(numbers) else { return }
        let customer = customers[index]
        switch act {
        case .write: write(customer, number)
        case .send: send(customer, number)
        case .react: react(customer, number)
        case .edit: edit(customer, number)
        case .delete: delete(customer, number)
        case .changeNumber: changeNumber(customer, to: newPhone().waID, number)
        case .changeUserID: changeNumber(customer, to: nil, number)
        case .hide: hide(customer)
        case .rename: rename(customer)
        case .arrive: addCustomer()
        case .takeOver: takeOver()
        case .writeUnnamed: writeNamedByNumberAlone(index, number)
        }
    }

    func write(_ customer: Customer, _ number: SandboxBusinessNumber) {
        let word = truth.newWord()
        let quoted = dice.chance(0.25) ? dice.pick(truth.messages(of: customer.id, on: number.id))?.wamid : nil
        let wamid = customer.hand.writes(text(word), to: number.id, replyingTo: quoted)
        tell(wamid, customer, number, .word(word), replyingTo: quoted)
    }

    /// Everything that is not a text.
    private func send(_ customer: Customer, _ number: SandboxBusinessNumber) {
        let word = truth.newWord()
        let card = SandboxContactCard(name: word, phone: "+34 600 000 000")
        let order = SandboxOrder(text: word, product: "p", quantity: 2, price: 3, currency: "EUR")
        let place = SandboxContent.location(latitude: 40.4, longitude: -3.7, name: word, address: nil)
        let (content, shown): (SandboxContent, Told.Content) =
            switch dice.number(0...8) {
            case 0: (.photo(word), .word(word))
            case 1: (.document(word + ".pdf"), .word(word))
            case 2: (place, .word(word))
            case 3: (.contactCard(card), .word(word))
            case 4: (.order(order), .word(word))
            case 5: (.future(type: word), .word(word))
            case 6: (.unsupported(kind: word), .word(word))
            case 7: (.voiceNote(seconds: 1), .line)
            default: (.sticker, .line)
            }
        tell(customer.hand.sends(content, to: number.id), customer, number, shown)
    }

    private func react(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(reactable(customer, number)) else { return }
        let emoji = dice.pick([nil, "👍", "❤️", "😮"]) ?? nil
        let wamid = customer.hand.reacts(emoji, to: target, on: number.id)
        tell(wamid, customer, number, .reaction(to: target, emoji: emoji))
    }

    private func edit(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(changeable(customer.id, number, isIncoming: true)) else { return }
        let word = truth.newWord()
        let wamid = customer.hand.edits(target.wamid, to: text(word), on: number.id)
        tell(wamid, customer, number, number.isOnBusinessApp ? .edit(of: target.wamid, word: word) : .line)
    }

    private func delete(_ customer: Customer, _ number: SandboxBusinessNumber) {
        guard let target = dice.pick(changeable(customer.id, number, isIncoming: true)) else { return }
        let wamid = customer.hand.deletes(target.wamid, on: number.id)
        tell(wamid, customer, number, number.isOnBusinessApp ? .deletion(of: target.wamid) : .line)
    }

    /// An older payload, which knows no BSUID.
    private func writeNamedByNumberAlone(_ index: Int, _ number: SandboxBusinessNumber) {
        let customer = customers[index]
        guard customer.isSettled, let phone = customer.person.visibleNumber else { return }
        customers[index].wasNamedByNumberAlone = true
        let word = truth.newWord()
        let wamid = "wamid.older-\(word)"
        let seconds = String(time.now.milliseconds / 1000)
        whatsApp.announce(
            "messages",
            [
                "contacts": [["profile": ["name": .string(customer.person.name)], "wa_id": .string(phone)]],
                "messages": [
                    [
                        "from": .string(phone), "id": .string(wamid), "timestamp": .string(seconds), "type": "text",
                        "text": ["body": .string(text(word))],
                    ]
                ],
            ], on: number.id)
        tell(wamid, customer, number, .word(word))
    }

    /// Every message shows who wrote it, as far as they let it be seen.
    func tell(
        _ wamid: String, _ customer: Customer, _ number: SandboxBusinessNumber, _ content: Told.Content,
        isIncoming: Bool = true, replyingTo: String? = nil, group: String? = nil
    ) {
        note("\(isIncoming ? "customer" : "phone app") \(customer.id.value) on \(number.id): \(content) is \(wamid)")
        truth.tell(
            Told(
                wamid, person: customer.id, number: number.id, at: time.now, isIncoming: isIncoming, content: content,
                replyingTo: replyingTo, group: group))
        truth.show(customer.id, phone: customer.person.visibleNumber, at: time.now)
        truth.name(customer.id, customer.person.name)
    }

    func changeable(_ person: SandboxPersonID, _ number: SandboxBusinessNumber, isIncoming: Bool) -> [Told] {
        let messages = truth.messages(of: person, on: number.id)
        let deleted = Set(messages.compactMap { if case .deletion(let target) = $0.content { target } else { nil } })
        return messages.filter { message in
            guard case .word = message.content else { return false }
            return message.isIncoming == isIncoming && !deleted.contains(message.wamid)
        }
    }

    /// Also what the program never heard of, as another program sent it.
    func reactable(_ customer: Customer, _ number: SandboxBusinessNumber) -> [String] {
        let stored = truth.messages(of: customer.id, on: number.id).filter { $0.target == nil }.map(\.wamid)
        return stored + whatsApp.messages(of: customer.id, on: number.id).filter { $0.author == .api }.map(\.wamid)
    }

    func text(_ word: String) -> String {
        let tail = dice.pick(["", " <b>&\"'</b>", "\nsecond line", " ¿qué tal? 🙂"]) ?? ""
        return word + tail + (setting.isVerbose ? String(repeating: " blah", count: 3_500) : "")
    }
}
