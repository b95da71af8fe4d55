import Domain
import Sandbox

extension Simulation {
    /// Each person of the world is one of ours, in both directions. Returns who is who.
    func checkPeople(_ stored: Stored) -> [PersonID: SandboxPersonID] {
        var ours: [SandboxPersonID: Set<PersonID>] = [:]
        var theirs: [PersonID: Set<SandboxPersonID>] = [:]
        for message in stored.messages {
            guard let told = world.truth.byID[message.wamid], let chat = stored.chats[message.chat] else {
                violate("message \(message.wamid) has no chat")
                continue
            }
            guard let person = Self.person(of: message, in: chat) else { continue }
            ours[told.person, default: []].insert(person)
            theirs[person, default: []].insert(told.person)
        }
        for (customer, persons) in ours where persons.count > 1 {
            violate("customer \(customer.value) is several persons: \(persons.sorted())")
        }
        for (person, customers) in theirs where customers.count > 1 {
            violate("person \(person) is several customers: \(customers.map(\.value).sorted())")
        }
        let people = theirs.compactMapValues { $0.count == 1 ? $0.first : nil }
        for (person, customer) in people { check(stored.persons[person], customer) }
        let sides = stored.chats.values.map { "\($0.number) \($0.side)" }
        if Set(sides).count != sides.count { violate("two chats have the same sides") }
        return people
    }

    /// The customer of a chat, or who wrote in a group; `nil` = the business wrote in a group.
    private static func person(of message: Stored.Message, in chat: Chat) -> PersonID? {
        switch chat.side {
        case .person(let person): person
        case .group: message.sender
        }
    }

    private func check(_ person: Stored.Person?, _ customer: SandboxPersonID) {
        guard let person else { return violate("customer \(customer.value) has no row") }
        if person.isMerged { violate("person \(person.id) was merged away and has chats") }
        let phone = world.truth.phones[customer]?.phone
        if person.phone != phone {
            violate("customer \(customer.value) has phone \(phone ?? "-"), person \(person.id) \(person.phone ?? "-")")
        }
        let name = world.truth.names[customer]
        if let name, person.name != name {
            violate("customer \(customer.value) is called \(name), person \(person.id) \(person.name ?? "-")")
        }
    }

    /// Whoever exactly one contact fits is linked; whoever several fit is a conflict; no link points to nowhere.
    func checkLinks(_ stored: Stored, _ people: [PersonID: SandboxPersonID]) {
        let contacts = world.hubSpot.contacts()
        let ids = Set(contacts.map(\.id))
        for (person, customer) in people {
            let phone = world.truth.phones[customer]?.phone
            let isOurs = world.numbers.contains { $0.digits == phone }
            let fitting = contacts.filter { phone.map(world.fullNumbers(of: $0).contains) ?? false }.map(\.id)
            if let link = stored.links[person] {
                if !ids.contains(link.contact.value) { violate("person \(person) is linked to a contact that is gone") }
                if link.reason.isEmpty { violate("the link of person \(person) has no reason") }
            } else if isOurs || stored.verdicts[person]?.word == "blocked" {
                continue
            } else if fitting.count == 1 {
                violate("person \(person) (\(phone ?? "")) is not linked, and only \(fitting[0]) fits")
            } else if fitting.count > 1 {
                let verdict = stored.verdicts[person]
                if verdict?.word != "conflict" || verdict?.candidates != Set(fitting) {
                    violate("person \(person) fits \(fitting), and the verdict is \(verdict as Any)")
                }
            }
        }
        for (person, row) in stored.persons where row.isMerged {
            if stored.links[person] != nil { violate("person \(person) was merged away and is linked") }
            if stored.verdicts[person] != nil { violate("person \(person) was merged away and has a verdict") }
        }
    }
}
