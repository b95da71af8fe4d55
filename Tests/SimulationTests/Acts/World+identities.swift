import Domain
import Sandbox

/// Who people are on WhatsApp, and how that changes. WhatsApp tells whole seconds, so nobody changes within one.
extension World {
    @discardableResult
    func addCustomer(phone: SimPhone? = nil) -> Customer {
        let isSettled = phone == nil && dice.chance(0.5)
        let isNameless = phone == nil && dice.chance(0.1)
        let phone = phone ?? newPhone()
        let name = "Person \(customers.count + 1)" + (dice.pick(["", " & <Söhne>", " 🙂"]) ?? "")
        let hand = whatsApp.addCustomer(
            name, phone: isNameless ? nil : phone.waID, country: "ES", username: isNameless ? "user" : nil)
        let customer = Customer(hand: hand, isSettled: isSettled)
        customers.append(customer)
        note("customer \(hand.id.value) is \(hand.person.waID ?? "nameless"), \(hand.person.bsuid)")
        return customer
    }

    /// `nil` = a new BSUID only. Told on one business number.
    func changeNumber(_ customer: Customer, to digits: String?, _ number: SandboxBusinessNumber) {
        guard !customer.isSettled else { return }
        passSeconds()
        let wamid = customer.hand.changesNumber(to: digits, on: number.id)
        note("customer \(customer.id.value) is now \(customer.person.waID ?? "-"), \(customer.person.bsuid)")
        let told = Told(
            wamid, person: customer.id, number: number.id, at: time.now, isIncoming: true, content: .line)
        truth.tell(told)
        truth.show(customer.id, phone: customer.person.visibleNumber, at: time.now)
        passSeconds()
    }

    func hide(_ customer: Customer) {
        guard customer.person.waID != nil else { return }
        let isHiding = !customer.person.hidesNumber
        passSeconds()
        customer.hand.adoptsUsername("user\(customer.id.value)", hidingNumber: isHiding)
        note("customer \(customer.id.value) \(isHiding ? "hides" : "shows") the number")
        passSeconds()
    }

    func rename(_ customer: Customer) {
        passSeconds()
        customer.hand.renames(to: customer.person.name + "+")
        passSeconds()
    }

    /// A number that somebody gave up gets a new holder, who writes at once: from then on it is theirs.
    func takeOver() {
        let held = Set(customers.compactMap { $0.person.waID })
        let free = customers.flatMap { $0.person.formerNumbers }.filter { !held.contains($0) }
        guard let digits = dice.pick(free.sorted()), let number = dice.pick(numbers) else { return }
        passSeconds()
        let customer = addCustomer(phone: phone(digits))
        write(customer, number)
        passSeconds()
    }

    /// The company's own number writes to its other number.
    func ownNumberWrites() {
        guard let from = numbers.first, let to = numbers.dropFirst().first else { return }
        let known = customers.first { $0.person.waID == from.digits }
        write(known ?? addCustomer(phone: SimPhone(ownNumber: from.digits)), to)
    }

    /// Who was named in two ways is named in both at once, so that everybody can know they are one.
    func showEverybody() {
        for customer in customers where customer.wasNamedByNumberAlone {
            guard let number = numbers.first else { return }
            if customer.person.hidesNumber { hide(customer) }
            passSeconds()
            write(customer, number)
        }
    }

    func passSeconds() {
        time.advance(dice.milliseconds(2_000...4_000))
    }
}
