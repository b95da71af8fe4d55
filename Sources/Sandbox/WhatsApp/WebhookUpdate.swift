import Domain

/// One thing to tell the subscriber: a message, a status, an echo, an error. Several travel in one body.
struct WebhookUpdate: Sendable {
    enum Part: Sendable {
        case message(JSON, contact: JSON?)
        case status(JSON, contact: JSON?)
        /// What belongs together and comes in one body.
        case statuses([JSON])
        case echo(JSON, contact: JSON)
        case error(JSON)
        /// An element of another list, which has this name.
        case item(String, JSON)
        /// A value of its own, for fields that do not follow the pattern of `messages`.
        case value(JSON)
        /// The same of the account as a whole, without any of what those of numbers have in common.
        case account(JSON)
    }

    let field: String
    let number: SandboxBusinessNumber?
    let part: Part
    /// Fields about accounts say in their entry when it was.
    var entryTime: Timestamp?
    /// Has been held back once to bring disorder; it goes out next time.
    var wasHeldBack = false

    /// Parts of one list may share a `value`.
    var list: String {
        switch part {
        case .message: "messages"
        case .status, .statuses: "statuses"
        case .echo: "message_echoes"
        case .error: "errors"
        case .item(let list, _): list
        case .value, .account: "value"
        }
    }
}
