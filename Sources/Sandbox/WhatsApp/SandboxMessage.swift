public import Domain

/// A message as the sandbox remembers it: what was said, and what became of it.
public struct SandboxMessage: Sendable, Hashable {
    public enum Author: String, Sendable {
        case customer
        /// Written by the business on its phone; reaches the Cloud API as an echo.
        case phoneApp
        /// Sent by the program under test.
        case api
        /// WhatsApp itself, about a change of number.
        case system
    }

    struct Milestone: Sendable, Hashable {
        let status: Status
        let at: Timestamp
    }

    public enum Status: Int, Sendable, Comparable {
        case accepted, sent, delivered, read, failed

        public static func < (left: Status, right: Status) -> Bool { left.rawValue < right.rawValue }
    }

    public let wamid: String
    /// `phone_number_id` of the business number.
    public let number: String
    /// The customer of the chat, or who wrote in a group; 0 where the business wrote to a group.
    public let person: SandboxPersonID
    /// Where it was said in one.
    public var group: String?
    public let author: Author
    public internal(set) var content: SandboxContent
    public let at: Timestamp
    public let replyingTo: String?
    public internal(set) var isEdited = false
    public internal(set) var isDeleted = false
    /// Emoji by who put it there.
    public internal(set) var reactions: [Author: String] = [:]
    /// When a message of the business was accepted, sent, delivered, read; may lie in the future.
    var milestones: [Milestone] = []
    /// What the sender of an API message wants to get back in its statuses.
    public internal(set) var correlation: String?
    /// The business marked it, or a later one, as read.
    public internal(set) var isMarkedRead = false

    /// The highest state reached; `nil` for messages of customers.
    public func status(at now: Timestamp) -> Status? {
        milestones.filter { $0.at <= now }.map(\.status).max()
    }

    var thread: SandboxThread {
        SandboxThread(number: number, person: group == nil ? person : SandboxPersonID(0), group: group)
    }
}

/// One chat: a business number with a person, or with a group (person 0).
struct SandboxThread: Hashable, Sendable {
    let number: String
    let person: SandboxPersonID
    var group: String?
}
