public import Domain

/// A body as WhatsApp sends it, with invented people.
public struct WebhookSample: Sendable, CustomStringConvertible {
    public let name: String
    public let body: JSON

    public var description: String { name }

    /// Every kind of message, status and field, kinds together, and what third parties send.
    public static let all: [WebhookSample] =
        (messageKinds + messageContexts + statusKinds + coexistence + accountFields + otherFields + combinations
        + tolerance).enumerated().map { index, made in
            WebhookSample(name: made.name, body: made.make(SampleCast(index: index)))
        }

    typealias Made = (name: String, make: @Sendable (SampleCast) -> JSON)
}
