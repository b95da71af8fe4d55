public import Domain
public import Foundation

/// One attempt to bring a body to the subscriber. Answer it with `WhatsAppSandbox.settle`.
public struct WebhookDelivery: Sendable, Identifiable {
    /// The same for every attempt of one body; a duplicate has an id of its own.
    public let id: Int
    public let url: String
    public let headers: HTTPHeaders
    public let body: Data
    /// 1 for the first attempt.
    public let attempt: Int
    /// Messages, statuses and echoes inside.
    public let updates: Int

    public var call: HTTPCall {
        HTTPCall(.post, url, headers: headers, body: body, timeout: .seconds(15))
    }
}

/// What happened to the webhooks so far.
public struct DeliveryCounts: Sendable, Hashable, Codable {
    /// Updates handed to the queue.
    public var updates = 0
    /// Attempts that left.
    public var sent = 0
    /// Attempts answered 200.
    public var answered = 0
    /// Attempts answered otherwise, or not at all.
    public var refused = 0
    /// Attempts lost on the way by the fault plan; they are tried again.
    public var lost = 0
    /// Bodies sent twice by the fault plan.
    public var duplicated = 0
    /// Bodies given up after seven days or too many attempts.
    public var abandoned = 0
    /// Updates dropped because the queue was full.
    public var overflowed = 0
    /// Updates nobody was subscribed to.
    public var unheard = 0
    /// Updates and bodies still to come, in flight included.
    public var pending = 0

    public init() {}
}
