import Domain
import Sandbox

/// A message that WhatsApp told of, as the simulation knows it: what must be stored, and what must be seen of it.
struct Told: Sendable {
    enum Content: Sendable, Hashable {
        /// Shows this word, which no other message has.
        case word(String)
        /// A line without a word of its own, such as a voice note.
        case line
        case reaction(to: String, emoji: String?)
        case edit(of: String, word: String)
        case deletion(of: String)
    }

    let wamid: String
    /// The customer of the chat, or who wrote in the group.
    let person: SandboxPersonID
    let number: String
    /// WhatsApp tells whole seconds.
    let sentAt: Timestamp
    let isIncoming: Bool
    let content: Content
    var replyingTo: String?
    var group: String?

    init(
        _ wamid: String, person: SandboxPersonID, number: String, at moment: Timestamp, isIncoming: Bool,
        content: Content, replyingTo: String? = nil, group: String? = nil
    ) {
        self.wamid = wamid
        self.person = person
        self.number = number
        sentAt = Timestamp(seconds: moment.milliseconds / 1000)
        self.isIncoming = isIncoming
        self.content = content
        self.replyingTo = replyingTo
        self.group = group
    }

    var target: String? {
        switch content {
        case .reaction(let target, _), .edit(let target, _), .deletion(let target): target
        case .word, .line: nil
        }
    }
}
