import Domain

/// One group being played; knows the last message.
struct StoryRoom {
    private let whatsApp: WhatsAppSandbox
    private let group: StoryGroup
    /// `nil` until the first line.
    private(set) var id: String?
    private var last: String?

    init(whatsApp: WhatsAppSandbox, group: StoryGroup) {
        self.whatsApp = whatsApp
        self.group = group
    }

    mutating func perform(_ line: StoryGroupLine, by customer: SandboxCustomer?) {
        let id = id ?? whatsApp.makeGroup(group.subject, on: group.phoneNumberID, at: line.at - .seconds(60)).id
        self.id = id
        guard let customer else { preconditionFailure("nobody in the story is \(line.personName)") }
        switch line.act {
        case .joins: customer.joins(id, at: line.at)
        case .leaves: customer.leaves(id, at: line.at)
        case .renames(let subject): whatsApp.changeGroup(id, subject: subject, at: line.at)
        case .says(let content): last = customer.sends(content, inGroup: id, at: line.at)
        case .replies(let content): last = customer.sends(content, inGroup: id, at: line.at, replyingTo: last)
        case .reacts(let emoji): last.map { _ = customer.reacts(emoji, to: $0, inGroup: id, at: line.at) }
        }
    }
}
