import Domain

/// What a play left behind: the ids that HubSpot and WhatsApp gave.
public struct StoryRecord: Sendable {
    /// By e-mail address.
    public var ownerIDs: [String: String] = [:]
    /// By full name.
    public var contactIDs: [String: String] = [:]
    /// By the name on WhatsApp.
    public var people: [String: SandboxPersonID] = [:]
    /// The groups' ids.
    public var groupIDs: [String] = []
}

extension Story {
    /// Fills both sandboxes. Webhooks for everything that was said are queued, oldest first. The same story on fresh
    /// sandboxes with the same seeds gives the same ids and the same bytes.
    @discardableResult
    public func play(on whatsApp: WhatsAppSandbox, hubSpot: HubSpotSandbox) -> StoryRecord {
        var record = StoryRecord()
        fill(hubSpot, &record)
        speak(on: whatsApp, &record)
        return record
    }

    private func fill(_ hubSpot: HubSpotSandbox, _ record: inout StoryRecord) {
        for owner in owners {
            let id = hubSpot.addOwner(email: owner.email, firstName: owner.firstName, lastName: owner.lastName)
            if owner.isArchived { hubSpot.setOwner(id, archived: true) }
            record.ownerIDs[owner.email] = id
        }
        let rows = contacts.map { contact in
            var properties = contact.properties
            properties["hubspot_owner_id"] = contact.ownerEmail.flatMap { record.ownerIDs[$0] }
            return properties
        }
        for (contact, id) in zip(contacts, hubSpot.addContacts(rows)) {
            record.contactIDs[contact.name] = id
        }
    }

    private func speak(on whatsApp: WhatsAppSandbox, _ record: inout StoryRecord) {
        var customers: [String: SandboxCustomer] = [:]
        for person in people {
            let customer = whatsApp.addCustomer(
                person.name, phone: person.waID, country: person.country, username: person.username)
            customers[person.key] = customer
            record.people[person.name] = customer.id
        }
        var stages = chats.compactMap { chat in
            customers[chat.personKey].map { StoryStage(whatsApp: whatsApp, customer: $0, number: chat.phoneNumberID) }
        }
        var rooms = groups.map { StoryRoom(whatsApp: whatsApp, group: $0) }
        for cue in cues() {
            switch cue {
            case .chat(let place, let line): stages[place].perform(line)
            case .group(let place, let line): rooms[place].perform(line, by: customers[line.personKey])
            }
        }
        record.groupIDs = rooms.compactMap(\.id)
    }

    /// All lines of all chats and groups in the order of their times.
    private func cues() -> [StoryCue] {
        let chatCues = chats.enumerated().flatMap { place, chat in chat.lines.map { StoryCue.chat(place, $0) } }
        let groupCues = groups.enumerated().flatMap { place, group in group.lines.map { StoryCue.group(place, $0) } }
        return (chatCues + groupCues).enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}

private enum StoryCue {
    case chat(Int, StoryLine)
    case group(Int, StoryGroupLine)

    var at: Timestamp {
        switch self {
        case .chat(_, let line): line.at
        case .group(_, let line): line.at
        }
    }
}

/// One chat being played; knows the last message of each side.
private struct StoryStage {
    let whatsApp: WhatsAppSandbox
    let customer: SandboxCustomer
    let number: String
    private var lastOfCustomer: String?
    private var lastOfBusiness: String?

    init(whatsApp: WhatsAppSandbox, customer: SandboxCustomer, number: String) {
        self.whatsApp = whatsApp
        self.customer = customer
        self.number = number
    }

    mutating func perform(_ line: StoryLine) {
        if line.isFromCustomer {
            customerActs(line)
        } else {
            businessActs(line)
        }
    }

    private mutating func customerActs(_ line: StoryLine) {
        switch line.act {
        case .says(let content):
            let quoted = content.answersAMessage ? lastOfBusiness : nil
            lastOfCustomer = customer.sends(content, to: number, at: line.at, replyingTo: quoted)
        case .replies(let content):
            lastOfCustomer = customer.sends(content, to: number, at: line.at, replyingTo: lastOfBusiness)
        case .reacts(let emoji): lastOfBusiness.map { _ = customer.reacts(emoji, to: $0, on: number, at: line.at) }
        case .edits(let text): lastOfCustomer.map { _ = customer.edits($0, to: text, on: number, at: line.at) }
        case .deletes: lastOfCustomer.map { _ = customer.deletes($0, on: number, at: line.at) }
        case .changesNumber(let digits): customer.changesNumber(to: digits, on: number, at: line.at)
        case .adoptsUsername(let name): customer.adoptsUsername(name, hidingNumber: false)
        }
    }

    private mutating func businessActs(_ line: StoryLine) {
        switch line.act {
        case .says(let content): echo(content, at: line.at, replyingTo: nil)
        case .replies(let content): echo(content, at: line.at, replyingTo: lastOfCustomer)
        case .reacts(let emoji):
            lastOfCustomer.map { _ = whatsApp.phoneApp(of: number, reacts: emoji, to: $0, for: customer, at: line.at) }
        case .edits(let text):
            lastOfBusiness.map { _ = whatsApp.phoneApp(of: number, edits: $0, to: text, for: customer, at: line.at) }
        case .deletes: lastOfBusiness.map { _ = whatsApp.phoneApp(of: number, deletes: $0, for: customer, at: line.at) }
        case .changesNumber, .adoptsUsername: preconditionFailure("only customers do that")
        }
    }

    private mutating func echo(_ content: SandboxContent, at: Timestamp, replyingTo: String?) {
        lastOfBusiness = whatsApp.phoneApp(of: number, sends: content, to: customer, at: at, replyingTo: replyingTo)
    }
}
